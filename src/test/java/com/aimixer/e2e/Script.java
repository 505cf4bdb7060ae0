package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a script of {@code src/main/scripts} said and how it ended.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err its messages
 */
record Script(int exitCode, String out, String err) {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Run one to its end; its output is kept in the folder. */
	static Script run(Path folder, String name, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile(folder, name + "-", ".out");
		Path err = Files.createTempFile(folder, name + "-", ".err");
		Process process = start(out, err, name, environment, arguments);
		if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
			process.destroy();
			throw new AssertionError(name + " has not ended within " + PATIENCE.toSeconds() + " s, its messages: "
					+ Files.readString(err) + Files.readString(out));
		}
		return new Script(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/** Start one in the root of the project. */
	static Process start(Path out, Path err, String name, Map<String, String> environment, String... arguments)
			throws IOException {
		return start(out, err, List.of("bash", path(name).toString()), environment, arguments);
	}

	/**
	 * Start one as a terminal does: in a process group of its own, which an interrupt can
	 * end whatever started this JVM.
	 */
	static Process startGroup(Path out, Path err, String name, Map<String, String> environment, String... arguments)
			throws IOException {
		return start(out, err, List.of("setsid", "env", "--default-signal=INT", "bash", path(name).toString()),
				environment, arguments);
	}

	private static Process start(Path out, Path err, List<String> words, Map<String, String> environment,
			String... arguments) throws IOException {
		List<String> command = new ArrayList<>(words);
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().putAll(environment);
		return builder.start();
	}

	/** Where a script is. */
	static Path path(String name) {
		return Path.of("src", "main", "scripts", name).toAbsolutePath();
	}

}
