package com.aimixer.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

/**
 * A plain client: raw sockets where the socket matters, the JDK's client elsewhere.
 */
final class Client {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/** A free port of loopback. */
	static final InetSocketAddress FREE = place(0);

	private Client() {
	}

	static InetSocketAddress place(int port) {
		return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
	}

	static Socket connect(int port) throws IOException {
		return connect(port, SocketFactory.getDefault());
	}

	static Socket connect(int port, SocketFactory sockets) throws IOException {
		Socket socket = sockets.createSocket("127.0.0.1", port);
		socket.setSoTimeout(10_000);
		return socket;
	}

	static String ask(Socket socket, String path) throws IOException {
		send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	static String ask(int port, String path) throws IOException {
		try (Socket socket = connect(port)) {
			return ask(socket, path);
		}
	}

	static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
	}

	static HttpResponse<String> request(String method, int port, String path, String body)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
	}

	static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
		return get("http://127.0.0.1:" + port + path);
	}

	static HttpResponse<String> get(String url) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
		return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
	}

}
