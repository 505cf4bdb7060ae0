package com.aimixer.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A running target, seen from the benchmark.
 */
public final class TargetProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader answers;

	private final PrintWriter orders;

	private final Path log;

	private final int port;

	private TargetProcess(Process process, Path log) throws IOException {
		this.process = process;
		this.answers = process.inputReader(StandardCharsets.UTF_8);
		this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
		this.log = log;
		this.port = Integer.parseInt(answer());
	}

	/**
	 * Start a target on a free loopback port.
	 * @param directory where its log goes
	 * @return the target, ready to be asked
	 * @throws IOException if it does not start
	 */
	public static TargetProcess start(Path directory) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-Xmx256m", "-Xmn64m", "-cp", classes(), TargetServer.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		return new TargetProcess(process, directory.resolve("arrivals.txt").toAbsolutePath());
	}

	private static String classes() {
		try {
			return Path.of(TargetServer.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The address of an endpoint.
	 * @param path its path
	 * @return absolute address
	 */
	public URI url(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	/**
	 * All requests read so far.
	 * @return requests in the order of their answers
	 * @throws IOException if the target has ended
	 */
	public List<Arrival> arrivals() throws IOException {
		this.orders.println(this.log);
		answer();
		try (var lines = Files.lines(this.log)) {
			return lines.map(Arrival::parse).toList();
		}
	}

	private String answer() throws IOException {
		String line = this.answers.readLine();
		if (line == null) {
			throw new IOException("the target has ended: its error output says why");
		}
		return line;
	}

	@Override
	public void close() {
		this.orders.close();
		this.process.destroy();
	}

}
