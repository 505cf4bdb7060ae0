package com.aimixer.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.SocketFactory;

/**
 * Asks the simulator's own endpoints a few times before it says that it is ready: a cold
 * JVM answers its first requests in hundreds of milliseconds, which a monitor would take
 * for a slow endpoint.
 */
final class WarmUp {

	private static final int ROUNDS = 8;

	private static final byte[] REQUEST = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.ISO_8859_1);

	private WarmUp() {
	}

	static void run(InetAddress address, Collection<Integer> ports, SocketFactory sockets) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			ports.forEach((port) -> threads.execute(() -> ask(address, port, sockets)));
		}
	}

	private static void ask(InetAddress address, int port, SocketFactory sockets) {
		for (int i = 0; i < ROUNDS; i++) {
			try (Socket socket = sockets.createSocket(address, port)) {
				socket.getOutputStream().write(REQUEST);
				socket.getInputStream().readAllBytes();
			}
			catch (IOException ignored) {
				// a cold start is slow, but not wrong
			}
		}
	}

}
