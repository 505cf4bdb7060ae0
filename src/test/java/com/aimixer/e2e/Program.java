package com.aimixer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.awaitility.core.TerminalFailureException;

/**
 * A running program with its output in files.
 */
public final class Program implements AutoCloseable {

	private static final Pattern CONFIGURING = Pattern.compile("^(SPRING|SERVER|MONITOR|MANAGEMENT|LOGGING)_"
			+ "|^(HEALTH_CHECK_INTERVAL|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS)$");

	/** What a JVM returns that was told to stop, and a success. */
	private static final Set<Integer> FINE = Set.of(0, 143);

	private static final Duration GRACE = Duration.ofSeconds(15);

	/** Who lives for seconds gains nothing from the second compiler but its load. */
	static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

	private final String name;

	private final Process process;

	private final Path out;

	private final Path err;

	private boolean mayEnd;

	private Program(String name, Process process, Path out, Path err) {
		this.name = name;
		this.process = process;
		this.out = out;
		this.err = err;
	}

	static Program start(Path folder, String name, List<String> command) {
		Path out = folder.resolve(name + ".out");
		Path err = folder.resolve(name + ".err");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			// only the test says how the program is configured
			builder.environment().keySet().removeIf((key) -> CONFIGURING.matcher(key).find());
			Process process = builder.start();
			// nothing stays behind when the build is interrupted
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new Program(name, process, out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot start " + command, ex);
		}
	}

	/** The command of a jar of this build on the JDK that runs the test. */
	public static List<String> jar(String name, List<String> arguments) {
		Path jar = Path.of("target", name).toAbsolutePath();
		if (!Files.exists(jar)) {
			throw new AssertionError(jar + " is not there: build it with ./mvnw package, or run ./mvnw verify");
		}
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), SHORT_LIVED,
						"-XX:+UseSerialGC", "-jar", jar.toString()));
		command.addAll(arguments);
		return command;
	}

	long pid() {
		return this.process.pid();
	}

	/** What it has printed. */
	public String out() {
		return read(this.out);
	}

	/** What it has said on its standard error. */
	public String err() {
		return read(this.err);
	}

	/** Tell it to stop, as a service manager would. */
	void terminate() {
		this.mayEnd = true;
		this.process.destroy();
	}

	/** End it without a chance to tidy up, as a broken machine would. */
	void kill() {
		this.mayEnd = true;
		this.process.destroyForcibly();
	}

	/** Wait for its end, at most so long, and return its exit code. */
	public int exitCode(Duration atMost) throws InterruptedException {
		this.mayEnd = true;
		if (!this.process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new AssertionError(this + " has not ended within " + atMost.toMillis() + " ms");
		}
		return this.process.exitValue();
	}

	/** Nothing is worth waiting for when a server has ended by itself. */
	void failIfBroken() {
		if (!this.mayEnd && !this.process.isAlive()) {
			throw new TerminalFailureException(this + ", its last words: " + err() + out());
		}
	}

	@Override
	public void close() {
		terminate();
		try {
			if (!this.process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException _) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		String state = this.process.isAlive() ? "running"
				: "ended with " + this.process.exitValue() + (FINE.contains(this.process.exitValue()) ? "" : "!");
		return this.name + " (" + state + ", " + this.err.getFileName() + ")";
	}

}
