package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a command, most often a script of {@code src/main/scripts}, said and how it ended.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err its messages
 */
public record Script(int exitCode, String out, String err) {

	/** Enough to download package lists and packages over a slow line. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Pattern SECRET = Pattern.compile("^(SMTP|SLACK|PAGERDUTY|ALERTMANAGER)_(?!PORT$)");

	/** Run one to its end; its output is kept in the folder. */
	public static Script run(Path folder, String name, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("bash", path(name).toString()));
		command.addAll(List.of(arguments));
		return run(folder, command, environment);
	}

	/** Run any command to its end. */
	public static Script run(Path folder, List<String> command, Map<String, String> environment)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile(folder, "command-", ".out");
		Path err = Files.createTempFile(folder, "command-", ".err");
		Process process = start(out, err, command, environment);
		if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
			process.destroy();
			throw new AssertionError(command + " has not ended within " + PATIENCE.toSeconds() + " s, its messages: "
					+ Files.readString(err) + Files.readString(out));
		}
		return new Script(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/**
	 * Start one as a terminal does: in a process group of its own, which an interrupt can
	 * end whatever started this JVM.
	 */
	static Process startGroup(Path out, Path err, String name, Map<String, String> environment, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of("setsid", "env", "--default-signal=INT", "bash", path(name).toString()));
		command.addAll(List.of(arguments));
		return start(out, err, command, environment);
	}

	private static Process start(Path out, Path err, List<String> command, Map<String, String> environment)
			throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		// only the test says what is secret
		builder.environment().keySet().removeIf((key) -> SECRET.matcher(key).find());
		builder.environment().putAll(environment);
		return builder.start();
	}

	/** Where a script is. */
	static Path path(String name) {
		return Path.of("src", "main", "scripts", name).toAbsolutePath();
	}

}
