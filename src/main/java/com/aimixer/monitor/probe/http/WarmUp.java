package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

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

	/** Probes in a series. */
	static final int SERIES = 10;

	private static final double HARDLY_FASTER = 0.85;

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
	 * Probe until a series is hardly faster than the one before, which is what warm
	 * means, or until the time is up.
	 * @return how often it was probed, at most the given number of times
	 */
	static int run(Prober prober, int atMost, TimeSource time, Duration limit) {
		long start = time.nanoTime();
		long before = Long.MAX_VALUE;
		long[] series = new long[SERIES];
		for (int i = 0; i < atMost; i++) {
			long begin = time.nanoTime();
			if (begin - start >= limit.toNanos()) {
				return i;
			}
			prober.probe();
			series[i % SERIES] = time.nanoTime() - begin;
			if (i % SERIES == SERIES - 1) {
				long median = median(series);
				if (median > before * HARDLY_FASTER) {
					return i + 1;
				}
				before = median;
			}
		}
		return atMost;
	}

	/** Not the mean: a collection or a compilation falls into one probe. */
	private static long median(long[] series) {
		long[] sorted = series.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
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
		// or each handshake waits 40 ms for an acknowledgement
		socket.setTcpNoDelay(true);
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
