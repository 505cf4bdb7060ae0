package com.aimixer.scraping;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.Workplace;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A store of samples: a real Prometheus that receives them, behind a gate that asks for
 * user and password.
 */
final class Store implements AutoCloseable {

	private final Prometheus prometheus;

	private final URI receiver;

	private final String authorization;

	private final HttpServer gate;

	private final HttpClient client = HttpClient.newHttpClient();

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private Store(Prometheus prometheus, URI receiver, String credentials, HttpServer gate) {
		this.prometheus = prometheus;
		this.receiver = receiver;
		this.authorization = "Basic "
				+ Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		this.gate = gate;
	}

	static Store start(Workplace work, String user, String password) throws IOException, InterruptedException {
		int port = Ports.free();
		Prometheus prometheus = Prometheus.start(work, port, work.write("store.yml", "global: {}"),
				"--web.enable-remote-write-receiver");
		Store store = new Store(prometheus, URI.create("http://127.0.0.1:" + port + "/api/v1/write"),
				user + ":" + password,
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		store.gate.setExecutor(store.executor);
		store.gate.createContext("/api/v1/push", store::pass);
		store.gate.start();
		return store;
	}

	/** Where samples are written to. */
	String url() {
		return "http://127.0.0.1:" + this.gate.getAddress().getPort() + "/api/v1/push";
	}

	/** What it has. */
	Prometheus samples() {
		return this.prometheus;
	}

	private void pass(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		if (!this.authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			exchange.sendResponseHeaders(401, -1);
			return;
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(this.receiver).POST(BodyPublishers.ofByteArray(body));
		for (String name : List.of("Content-Type", "Content-Encoding", "X-Prometheus-Remote-Write-Version")) {
			request.header(name, exchange.getRequestHeaders().getFirst(name));
		}
		answer(exchange, request.build());
	}

	private void answer(HttpExchange exchange, HttpRequest request) throws IOException {
		try {
			HttpResponse<byte[]> response = this.client.send(request, BodyHandlers.ofByteArray());
			byte[] body = response.body();
			exchange.sendResponseHeaders(response.statusCode(), (body.length > 0) ? body.length : -1);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.gate.stop(0);
		this.executor.shutdownNow();
		this.client.close();
	}

}
