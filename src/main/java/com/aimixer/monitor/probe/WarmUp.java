package com.aimixer.monitor.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.aimixer.monitor.time.TimeSource;

/**
 * A server of the monitor's own on a loopback port, asked until the engine is warm: a
 * cold JVM takes several times as long for a probe and must not judge anybody.
 */
final class WarmUp implements AutoCloseable {

	private static final int PROBES = 300;

	private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"ok\"}"
		.getBytes(StandardCharsets.US_ASCII);

	private final ServerSocket server;

	WarmUp() throws IOException {
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().name("warm-up").start(this::serve);
	}

	String url() {
		return "://" + this.server.getInetAddress().getHostAddress() + ":" + this.server.getLocalPort() + "/";
	}

	/**
	 * Probe until warm or until the time is up.
	 */
	static void run(Prober prober, TimeSource time, Duration limit) {
		long end = time.nanoTime() + limit.toNanos();
		for (int i = 0; i < PROBES && time.nanoTime() - end < 0; i++) {
			prober.probe();
		}
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				answer(socket);
			}
			catch (IOException ignored) {
				// closed, or a client that went away: nobody waits for an answer
			}
		}
	}

	private static void answer(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		int ends = 0;
		for (int next; ends < 2 && (next = in.read()) != -1;) {
			ends = (next == '\n') ? ends + 1 : (next == '\r') ? ends : 0;
		}
		socket.getOutputStream().write(ANSWER);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
