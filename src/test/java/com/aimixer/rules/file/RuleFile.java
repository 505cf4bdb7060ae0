package com.aimixer.rules.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of rules.
 *
 * @param path where it is
 * @param groups its groups
 */
public record RuleFile(Path path, List<Group> groups) {

	private static final Path FOLDER = Path.of("prometheus", "rules").toAbsolutePath();

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/**
	 * What a file contains.
	 *
	 * @param groups its groups
	 */
	private record Content(List<Group> groups) {

	}

	/**
	 * Rules that are evaluated one after the other.
	 *
	 * @param name unique in all files
	 * @param interval where it differs from that of all others
	 * @param rules the rules
	 */
	public record Group(String name, @Nullable String interval, List<Rule> rules) {

	}

	/** The committed files in the order of their names. */
	public static List<RuleFile> all() {
		return files(FOLDER, "*.yml").stream()
			.map((path) -> new RuleFile(path, read(path, Content.class).groups()))
			.toList();
	}

	/** All rules of all files. */
	public static List<Rule> allRules() {
		return all().stream().flatMap((file) -> file.rules().stream()).toList();
	}

	/** All alerting rules of all files; an alert with two severities is two rules. */
	public static List<Rule> allAlerts() {
		return allRules().stream().filter(Rule::alerts).toList();
	}

	/**
	 * The files that an alert needs: its own and those that record what is read there.
	 */
	public static Set<Path> needed(String alert) {
		List<RuleFile> files = all();
		Set<Path> needed = new TreeSet<>();
		Deque<RuleFile> open = new ArrayDeque<>(files.stream().filter((file) -> file.has(alert)).toList());
		while (!open.isEmpty()) {
			RuleFile file = open.pop();
			if (needed.add(file.path())) {
				files.stream().filter(file::reads).forEach(open::add);
			}
		}
		return needed;
	}

	/** The rules of all its groups. */
	public List<Rule> rules() {
		return this.groups.stream().flatMap((group) -> group.rules().stream()).toList();
	}

	private boolean has(String name) {
		return rules().stream().anyMatch((rule) -> rule.name().equals(name));
	}

	private boolean reads(RuleFile other) {
		return other.rules()
			.stream()
			.filter((rule) -> !rule.alerts())
			.anyMatch((recording) -> rules().stream().anyMatch((rule) -> rule.expr().contains(recording.name())));
	}

	/** A YAML document as a type. */
	public static <T> T read(Path path, Class<T> type) {
		try {
			return MAPPER.convertValue(new Yaml().<Object>load(Files.readString(path)), type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The files of a folder in the order of their names. */
	public static List<Path> files(Path folder, String glob) {
		PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((path) -> matcher.matches(path.getFileName())).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
