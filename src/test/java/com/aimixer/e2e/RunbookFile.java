package com.aimixer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A runbook as its reader takes it in: lines, sections, commands, expressions.
 *
 * @param name name of the file without its ending
 * @param lines its text
 */
record RunbookFile(String name, List<String> lines) {

	static final Path DIRECTORY = Path.of("prometheus", "runbooks");

	private static final Pattern EXPRESSION = Pattern.compile("'query=([^']*)'");

	/** A name that ends in an underscore is the beginning of a regular expression. */
	private static final Pattern METRIC = Pattern
		.compile("\\b(?:ai_mixer|kube|container|node|prometheus|alertmanager)_[a-z0-9_]*[a-z0-9]\\b(?![:.])"
				+ "|\\b(?:[a-z_]+:){1,2}[a-z0-9_]+:[a-z0-9_]+\\b");

	private static final Pattern OTHER_RUNBOOK = Pattern.compile("\\brunbooks?\\s+([A-Z][A-Za-z]+)(?:, ([A-Z]\\w+))?");

	static Stream<RunbookFile> all() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.sorted().toList().stream().map(RunbookFile::read);
		}
	}

	private static RunbookFile read(Path file) {
		try {
			return new RunbookFile(file.getFileName().toString().replaceFirst("\\.md$", ""), Files.readAllLines(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text() {
		return String.join("\n", this.lines);
	}

	List<String> headings() {
		return this.lines.stream().filter((line) -> line.startsWith("#")).toList();
	}

	/** The lines from a heading to the next one. */
	List<String> section(String heading) {
		return this.lines.stream()
			.dropWhile((line) -> !line.equals(heading))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.toList();
	}

	/** The lines of each block of commands, without their indentation. */
	static List<List<String>> commands(List<String> lines) {
		List<List<String>> blocks = new ArrayList<>();
		boolean inside = false;
		for (String line : lines) {
			if (line.strip().startsWith("```")) {
				inside = !inside;
				if (inside) {
					blocks.add(new ArrayList<>());
				}
			}
			else if (inside) {
				blocks.getLast().add(line.strip());
			}
		}
		return blocks;
	}

	/** What its commands ask Prometheus. */
	List<String> expressions() {
		return EXPRESSION.matcher(text()).results().map((match) -> match.group(1)).toList();
	}

	/** Metrics and recorded series, wherever they are named. */
	Set<String> metrics() {
		return METRIC.matcher(text()).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The runbooks that it sends its reader to. */
	Set<String> others() {
		return OTHER_RUNBOOK.matcher(text())
			.results()
			.flatMap((match) -> Stream.of(match.group(1), match.group(2)))
			.filter((other) -> other != null)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
