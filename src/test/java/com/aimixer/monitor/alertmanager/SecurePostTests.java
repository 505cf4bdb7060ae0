package com.aimixer.monitor.alertmanager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.aimixer.monitor.alert.DeliveryResult;
import com.aimixer.monitor.alertmanager.AlertsApi.Answer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Posts to an Alertmanager whose certificate a private authority has signed.
 */
class SecurePostTests {

	private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(0).build();

	private static final HeldCertificate STRANGER = new HeldCertificate.Builder().certificateAuthority(0).build();

	private final HttpsServer alertmanager = HttpsServer
		.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final URI url = URI.create("https://localhost:" + this.alertmanager.getAddress().getPort());

	private final Path ca;

	SecurePostTests(@TempDir Path folder) throws IOException {
		this.ca = folder.resolve("ca.crt");
		HeldCertificate own = new HeldCertificate.Builder().addSubjectAlternativeName("localhost")
			.signedBy(AUTHORITY)
			.build();
		HandshakeCertificates handshake = new HandshakeCertificates.Builder().heldCertificate(own).build();
		this.alertmanager.setHttpsConfigurator(new HttpsConfigurator(handshake.sslContext()));
		this.alertmanager.createContext("/api/v2/alerts", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			// so that every post is a handshake
			exchange.getResponseHeaders().set("Connection", "close");
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.alertmanager.start();
	}

	@AfterEach
	void stop() {
		this.alertmanager.stop(0);
	}

	@Test
	void anAlertmanagerOfTheAuthorityIsTrusted() throws IOException {
		write(AUTHORITY);
		assertThat(post(this.ca)).isEqualTo(new Answer(DeliveryResult.DELIVERED, ""));
	}

	@Test
	void oneOfAnotherAuthorityIsNotTrusted() throws IOException {
		write(STRANGER);
		assertRefused(post(this.ca));
	}

	@Test
	void withoutAnAuthorityOfItsOwnThoseOfTheJdkDecide() {
		assertRefused(post(null));
	}

	@Test
	void theNameIsCheckedToo() throws IOException {
		write(AUTHORITY);
		URI otherName = URI.create(this.url.toString().replace("localhost", "127.0.0.1"));
		Answer answer = new AlertsApi(otherName, this.ca).post(List.of());
		assertThat(answer.result()).isEqualTo(DeliveryResult.FAILED);
		assertThat(answer.words()).contains("127.0.0.1 not verified");
	}

	@Test
	void anAuthorityThatIsReplacedCountsAtOnce() throws IOException {
		write(STRANGER);
		AlertsApi api = new AlertsApi(this.url, this.ca);
		assertRefused(api.post(List.of()));
		write(AUTHORITY);
		assertThat(api.post(List.of()).result()).isEqualTo(DeliveryResult.DELIVERED);
	}

	@Test
	void aFileThatIsGoneTrustsNobodyUntilItIsBack() throws IOException {
		AlertsApi api = new AlertsApi(this.url, this.ca);
		assertThat(api.post(List.of()).words()).contains("CA file '" + this.ca + "' does not exist");
		Files.writeString(this.ca, "hello");
		assertThat(api.post(List.of()).words()).contains("must hold certificates in PEM form");
		write(AUTHORITY);
		assertThat(api.post(List.of()).result()).isEqualTo(DeliveryResult.DELIVERED);
	}

	private static void assertRefused(Answer answer) {
		assertThat(answer.result()).isEqualTo(DeliveryResult.FAILED);
		assertThat(answer.words()).contains("unable to find valid certification path");
	}

	private Answer post(@Nullable Path authority) {
		return new AlertsApi(this.url, authority).post(List.of());
	}

	private void write(HeldCertificate authority) throws IOException {
		Files.writeString(this.ca, authority.certificatePem());
	}

}
