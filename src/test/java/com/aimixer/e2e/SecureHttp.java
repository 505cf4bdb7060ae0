package com.aimixer.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import okhttp3.tls.HandshakeCertificates;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test asks over HTTPS, trusting one authority.
 */
final class SecureHttp implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final X509Certificate authority;

	private final HttpClient client;

	SecureHttp(X509Certificate authority) {
		this.authority = authority;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(TIMEOUT)
			.sslContext(context())
			.build();
	}

	/** The body of a successful answer. */
	String text(String url, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
		if (headers.length > 0) {
			request.headers(headers);
		}
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).as("status of %s: %s", url, response.body()).isEqualTo(200);
		return response.body();
	}

	JsonNode json(String url) throws IOException, InterruptedException {
		return Http.JSON.readTree(text(url));
	}

	/** The name of the first event of a stream. */
	String firstEvent(String url) throws IOException, InterruptedException {
		try (Stream<String> lines = this.client
			.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofLines())
			.body()) {
			return lines.filter((line) -> line.startsWith("event:")).findFirst().orElse("");
		}
	}

	/** The certificate that a port of this machine shows to a new connection. */
	X509Certificate certificate(int port) throws IOException {
		try (SSLSocket socket = connect(port)) {
			socket.startHandshake();
			return (X509Certificate) socket.getSession().getPeerCertificates()[0];
		}
	}

	/** A connection to a port of this machine, as somebody without a certificate. */
	SSLSocket connect(int port) throws IOException {
		SSLSocket socket = (SSLSocket) context().getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout((int) TIMEOUT.toMillis());
		return socket;
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

	private SSLContext context() {
		return new HandshakeCertificates.Builder().addTrustedCertificate(this.authority).build().sslContext();
	}

}
