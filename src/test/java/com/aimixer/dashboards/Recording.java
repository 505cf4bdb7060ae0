package com.aimixer.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * What kube-state-metrics and the kubelets said once, served again. One pod of each
 * region is left of the recording.
 */
final class Recording implements AutoCloseable {

	/** What a container has used up; restarts are counted too, but do not go on. */
	private static final Pattern CONSUMPTION = Pattern.compile("(?m)^(container_\\w+_total\\{.*}) (\\S+)$");

	private static final double HOUR = 3600e9;

	private final HttpServer server;

	private final long start = System.nanoTime();

	private Recording(HttpServer server) {
		this.server = server;
	}

	static Recording serve() throws IOException {
		Recording recording = new Recording(
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		for (String name : new String[] { "kube-state-metrics", "cadvisor" }) {
			String text = read(name + ".txt");
			recording.server.createContext("/" + name, (exchange) -> {
				byte[] body = recording.now(text).getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
				exchange.sendResponseHeaders(200, body.length);
				try (OutputStream out = exchange.getResponseBody()) {
					out.write(body);
				}
			});
		}
		recording.server.start();
		return recording;
	}

	String address() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** What has been recorded took an hour, and goes on in the same way. */
	private String now(String text) {
		double hours = (System.nanoTime() - this.start) / HOUR;
		return CONSUMPTION.matcher(text)
			.replaceAll((sample) -> Matcher
				.quoteReplacement(sample.group(1) + " " + Double.parseDouble(sample.group(2)) * (1 + hours)));
	}

	private static String read(String name) throws IOException {
		try (InputStream in = Recording.class.getResourceAsStream("/exposition/" + name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
