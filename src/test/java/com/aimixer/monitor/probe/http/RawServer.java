package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

/**
 * A server on a loopback port that does with each connection whatever a test wants.
 */
final class RawServer implements AutoCloseable {

	private final ServerSocket server;

	private final Behaviour behaviour;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final AtomicInteger accepted = new AtomicInteger();

	RawServer(Behaviour behaviour) {
		this(0, behaviour);
	}

	RawServer(int port, Behaviour behaviour) {
		this(ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), port, behaviour);
	}

	RawServer(ServerSocketFactory factory, InetAddress address, int port, Behaviour behaviour) {
		try {
			this.server = factory.createServerSocket(port, 50, address);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.behaviour = behaviour;
		Thread.ofVirtual().start(this::acceptAll);
	}

	/** Reads the request, writes the text as it stands and closes the connection. */
	static Behaviour answer(String text) {
		return answer(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	static Behaviour answer(byte[] bytes) {
		return (socket) -> {
			readHead(socket.getInputStream());
			socket.getOutputStream().write(bytes);
		};
	}

	/** Answers one request after the other, until the peer closes. */
	static void keepAlive(Socket socket) throws IOException {
		while (readHead(socket.getInputStream())) {
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
		}
	}

	/** Reads the request, writes the text and then nothing more. */
	static Behaviour answerAndHang(String text) {
		return (socket) -> {
			readHead(socket.getInputStream());
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			hang(socket);
		};
	}

	/** Reads the request, writes the text and sends a RST. */
	static Behaviour answerAndReset(String text) {
		return (socket) -> {
			readHead(socket.getInputStream());
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			socket.setSoLinger(true, 0);
		};
	}

	/** Reads the request, writes the head and then the same piece until the peer goes. */
	static Behaviour answerForEver(String head, String piece) {
		return (socket) -> {
			readHead(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.ISO_8859_1));
			byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
			while (true) {
				out.write(bytes);
			}
		};
	}

	/** Waits until the peer closes. */
	static void hang(Socket socket) throws IOException {
		socket.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

	/** Reads to the empty line; false at the end of the stream. */
	static boolean readHead(InputStream in) throws IOException {
		int matched = 0;
		for (int next; matched < 4;) {
			next = in.read();
			if (next == -1) {
				return false;
			}
			matched = (next == "\r\n\r\n".charAt(matched)) ? matched + 1 : (next == '\r') ? 1 : 0;
		}
		return true;
	}

	int port() {
		return this.server.getLocalPort();
	}

	URI http() {
		return URI.create("http://127.0.0.1:" + port() + "/health");
	}

	URI https(String host) {
		return URI.create("https://" + host + ":" + port() + "/health");
	}

	int accepted() {
		return this.accepted.get();
	}

	private void acceptAll() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				this.accepted.incrementAndGet();
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ignored) {
				// closed
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			this.behaviour.serve(socket);
		}
		catch (IOException ignored) {
			// the prober has gone, as it should
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What happens to a connection; it is closed afterwards.
	 */
	interface Behaviour {

		void serve(Socket socket) throws IOException;

	}

}
