package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ServerSocketFactory;

import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.time.TimeSource;

/**
 * A server of the monitor's own on a loopback port, asked until the engine is warm: a
 * cold JVM takes many times as long for a probe and must not judge anybody.
 */
final class WarmUp implements AutoCloseable {

	private static final byte[] ANSWER = """
			HTTP/1.1 200 OK
			Content-Type: application/json
			Content-Length: 15

			{"status":"ok"}""".replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

	private final ServerSocket server;

	WarmUp(ServerSocketFactory factory) throws IOException {
		this.server = factory.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().name("warm-up").start(this::serve);
	}

	URI url(String scheme) {
		return URI
			.create(scheme + "://" + this.server.getInetAddress().getHostAddress() + ":" + this.server.getLocalPort());
	}

	/**
	 * Probe until warm or until the time is up.
	 */
	static void run(Prober prober, int times, TimeSource time, Duration limit) {
		long start = time.nanoTime();
		for (int i = 0; i < times && time.nanoTime() - start < limit.toNanos(); i++) {
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
		int newlines = 0;
		while (newlines < 2) {
			switch (in.read()) {
				case '\n' -> newlines++;
				case '\r' -> {
					// belongs to the end of a line
				}
				case -1 -> throw new IOException("no request");
				default -> newlines = 0;
			}
		}
		socket.getOutputStream().write(ANSWER);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
