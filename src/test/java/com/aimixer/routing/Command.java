package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs to its end.
 *
 * @param exitCode what it returned
 * @param out its standard output
 * @param err its standard error
 */
record Command(int exitCode, String out, String err) {

	/** Enough to download package lists and packages over a slow line. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/**
	 * Run a command with these variables more in its environment.
	 */
	static Command run(Path folder, Map<String, String> environment, List<String> command)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile(folder, "command", ".out");
		Path err = Files.createTempFile(folder, "command", ".err");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment()
			.keySet()
			.removeIf((name) -> name.matches("SMTP_.*|SLACK_.*|PAGERDUTY_.*|ALERTMANAGER_.*"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(command + " has not ended within " + PATIENCE);
			}
			return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		finally {
			process.destroyForcibly();
			Files.delete(out);
			Files.delete(err);
		}
	}

	/** The path of a script of this product. */
	static String script(String name) {
		return Path.of("src", "main", "scripts", name).toAbsolutePath().toString();
	}

}
