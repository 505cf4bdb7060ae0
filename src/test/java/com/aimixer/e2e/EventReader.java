package com.aimixer.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client of {@code /api/v1/events}, on a plain socket.
 */
final class EventReader implements AutoCloseable {

	private static final String PROBE = "event: probe";

	private static final String DATA = "data: ";

	/** So little that a client that does not read is soon behind. */
	private static final int SMALL = 2048;

	private final Socket socket = new Socket();

	private final Queue<String> probes = new ConcurrentLinkedQueue<>();

	private EventReader() {
	}

	/** A client that reads whatever comes. */
	static EventReader reading(int port) throws IOException {
		EventReader reader = silent(port);
		Thread.ofVirtual().start(reader::read);
		return reader;
	}

	/** A client that asks and never reads. */
	static EventReader silent(int port) throws IOException {
		EventReader reader = new EventReader();
		reader.socket.setReceiveBufferSize(SMALL);
		reader.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		reader.socket.getOutputStream()
			.write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
				.getBytes(StandardCharsets.US_ASCII));
		return reader;
	}

	/** The data of the probe events so far. */
	Collection<String> probes() {
		return this.probes;
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8))) {
			boolean probe = false;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (probe && line.startsWith(DATA)) {
					this.probes.add(line.substring(DATA.length()));
				}
				probe = line.equals(PROBE);
			}
		}
		catch (IOException _) {
			// the test closes the socket, or misses events
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
