package com.aimixer.bench.heap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@link HeapFill} with 512 MB of heap.
 */
public final class HeapRun {

	/**
	 * A small young generation: with a large one there are three times the collections.
	 */
	private static final List<String> HEAP = List.of("-Xmx512m", "-Xmn64m", "-XX:+UseSerialGC",
			"-XX:+ExitOnOutOfMemoryError");

	private HeapRun() {
	}

	/**
	 * Fill the windows.
	 * @return what it took, in words
	 * @throws IOException if they do not fit
	 * @throws InterruptedException if interrupted meanwhile
	 */
	public static String run() throws IOException, InterruptedException {
		long start = System.nanoTime();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(HEAP);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), HeapFill.class.getName()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (process.waitFor() != 0) {
			throw new IOException("exit code " + process.exitValue() + ": " + output);
		}
		String line = output.lines()
			.filter((each) -> each.contains("MB of heap used"))
			.findFirst()
			.orElseThrow(() -> new IOException(output));
		return line + "; " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s";
	}

}
