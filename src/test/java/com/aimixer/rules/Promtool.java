package com.aimixer.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.aimixer.e2e.Program;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Workplace;

/**
 * The real promtool.
 */
public final class Promtool {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** What follows a file; newer versions do not name it. */
	private static final Pattern RESULT = Pattern.compile("^ {2}(SUCCESS|FAILED:)$", Pattern.MULTILINE);

	private final Workplace work;

	private final String path;

	/** The one that is installed or fetched. */
	public Promtool(Workplace work) throws IOException, InterruptedException {
		this.work = work;
		this.path = RealPrograms.find(work, "promtool");
	}

	/** Check rule files; what it complains about, empty if nothing. */
	public String complaints(List<Path> rules) throws InterruptedException {
		Program check = run("check", List.of("check", "rules", "--lint=all", "--lint-fatal"), rules);
		return (check.exitCode(PATIENCE) != 0) ? check.out() : "";
	}

	/** Run test files; for each what failed in it, empty if nothing. */
	public Map<Path, String> failures(List<Path> tests) throws InterruptedException {
		Program test = run("test", List.of("test", "rules"), tests);
		int exitCode = test.exitCode(PATIENCE);
		String out = test.out().replaceAll("(?m)^Unit Testing:.*\\R", "");
		List<MatchResult> results = RESULT.matcher(out).results().toList();
		boolean allPassed = results.stream().allMatch((result) -> "SUCCESS".equals(result.group(1)));
		if (results.size() != tests.size() || (exitCode == 0) != allPassed) {
			throw new AssertionError("promtool ended with " + exitCode + " and says:\n" + test.out());
		}
		Map<Path, String> failures = new LinkedHashMap<>();
		for (int i = 0; i < tests.size(); i++) {
			int end = (i + 1 < tests.size()) ? results.get(i + 1).start() : out.length();
			failures.put(tests.get(i), out.substring(results.get(i).end(), end).strip());
		}
		return failures;
	}

	/**
	 * Both outputs in one file, so that a failure stands below the file it is in. Its
	 * garbage is collected less often: that was a quarter of its work.
	 */
	private Program run(String name, List<String> arguments, List<Path> files) {
		List<String> command = new ArrayList<>(List.of("bash", "-c", "GOGC=400 exec \"$@\" 2>&1", "bash", this.path));
		command.addAll(arguments);
		files.forEach((file) -> command.add(file.toString()));
		return this.work.start(name, command);
	}

}
