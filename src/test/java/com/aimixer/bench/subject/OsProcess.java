package com.aimixer.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started here, with what it uses.
 */
public final class OsProcess implements AutoCloseable {

	private static final int STOP_SECONDS = 20;

	private static final long KIBIBYTE = 1024;

	private final Process process;

	private final Path log;

	private OsProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Start a program.
	 * @param directory its working directory, which gets its log
	 * @param name name of the log file
	 * @param command program and arguments
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static OsProcess start(Path directory, String name, List<String> command) throws IOException {
		Path log = directory.resolve(name + ".log");
		return new OsProcess(new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start(), log);
	}

	/**
	 * Processor time used so far, in user and kernel mode, of all threads.
	 * @return a duration with the resolution of the kernel's figure, usually 10 ms
	 */
	public Duration cpu() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/**
	 * Memory that is resident now.
	 * @return bytes, empty where the system does not tell
	 */
	public OptionalLong rss() {
		return memory("VmRSS:");
	}

	/**
	 * The most memory that ever was resident.
	 * @return bytes, empty where the system does not tell
	 */
	public OptionalLong peakRss() {
		return memory("VmHWM:");
	}

	private OptionalLong memory(String key) {
		Path status = Path.of("/proc", Long.toString(this.process.pid()), "status");
		try (var lines = Files.lines(status)) {
			return lines.filter((line) -> line.startsWith(key))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
				.findFirst();
		}
		catch (IOException _) {
			return OptionalLong.empty();
		}
	}

	/**
	 * Make sure it still runs.
	 * @throws IOException if it has ended, with the place of its log
	 */
	public void check() throws IOException {
		if (!this.process.isAlive()) {
			throw new IOException("ended with exit code " + this.process.exitValue() + ", see " + this.log);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException _) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
