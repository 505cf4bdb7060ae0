package com.aimixer.scraping;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A stand-in for a kubelet: a certificate of its own making, and its cAdvisor only for
 * those with the token.
 */
final class Kubelet implements AutoCloseable {

	/**
	 * A restarted container, its pod as a whole, the pause container, another namespace,
	 * and a series that nobody asks for; seen long ago.
	 */
	private static final String METRICS = """
			# HELP container_cpu_usage_seconds_total Cumulative cpu time consumed
			# TYPE container_cpu_usage_seconds_total counter
			container_cpu_usage_seconds_total{container="ai-mixer",id="/pod1/c2",name="c2",POD,cpu="total"} 42 1700000000000
			container_cpu_usage_seconds_total{container="",id="/pod1",name="",POD,cpu="total"} 43 1700000000000
			# HELP container_memory_working_set_bytes Current working set
			# TYPE container_memory_working_set_bytes gauge
			container_memory_working_set_bytes{container="",id="/pod1",name="",POD} 2.1e+08 1700000000000
			container_memory_working_set_bytes{container="POD",id="/pod1/c0",name="c0",POD} 1e+06 1700000000000
			container_memory_working_set_bytes{container="ai-mixer",id="/pod1/c1",name="c1",POD} 1e+08 1700000000000
			container_memory_working_set_bytes{container="ai-mixer",id="/pod1/c2",name="c2",POD} 2e+08 1700000000000
			container_memory_working_set_bytes{container="coredns",id="/pod9/c9",namespace="kube-system",pod="coredns-0"} 1e+07
			# HELP container_network_receive_bytes_total Cumulative count of bytes received
			# TYPE container_network_receive_bytes_total counter
			container_network_receive_bytes_total{container="",id="/pod1",name="c0",POD,interface="eth0"} 7 1700000000000
			# HELP container_spec_memory_limit_bytes Memory limit
			# TYPE container_spec_memory_limit_bytes gauge
			container_spec_memory_limit_bytes{container="",id="/pod1",name="",POD} 5e+08 1700000000000
			container_spec_memory_limit_bytes{container="ai-mixer",id="/pod1/c1",name="c1",POD} 5e+08 1700000000000
			container_spec_memory_limit_bytes{container="ai-mixer",id="/pod1/c2",name="c2",POD} 5e+08 1700000000000
			# HELP container_threads Number of threads
			# TYPE container_threads gauge
			container_threads{container="ai-mixer",id="/pod1/c2",name="c2",POD} 9 1700000000000
			"""
		.replace(",POD", ",namespace=\"ai-mixer-global\",pod=\"ai-mixer-us-west-5c7d-k2j4x\"");

	private final HttpsServer server;

	private final HeldCertificate certificate;

	private Kubelet(HttpsServer server, HeldCertificate certificate) {
		this.server = server;
		this.certificate = certificate;
	}

	static Kubelet start(String token) throws IOException {
		HeldCertificate certificate = new HeldCertificate.Builder().commonName("node-1").build();
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(
				new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext()));
		server.createContext("/metrics/cadvisor", (exchange) -> {
			boolean admitted = ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
			respond(exchange, admitted ? 200 : 401, admitted ? METRICS : "Unauthorized");
		});
		server.start();
		return new Kubelet(server, certificate);
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	String certificate() {
		return this.certificate.certificatePem();
	}

	private static void respond(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
		exchange.sendResponseHeaders(status, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
