package com.aimixer.bench.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/**
 * Takes alerts as Alertmanager does and counts the posts.
 */
final class AlertmanagerStub implements AutoCloseable {

	private final HttpServer server;

	private final AtomicInteger posts = new AtomicInteger();

	AlertmanagerStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/api/v2/alerts", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				this.posts.incrementAndGet();
				exchange.sendResponseHeaders(200, -1);
			}
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	int posts() {
		return this.posts.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
