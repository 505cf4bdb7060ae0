package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.SystemTimeSource;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can be wrong with TLS, and what must not be held against the endpoint.
 */
class TlsFaultTests {

	private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

	private static final Duration SHORT = Duration.ofMillis(500);

	private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

	private static final HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0)
		.commonName("Test Authority")
		.build();

	@TempDir
	private static Path directory;

	private static Path ca;

	private static final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20),
			(host) -> List.of(InetAddress.getLoopbackAddress()));

	@BeforeAll
	static void writeAuthority() throws IOException {
		ca = directory.resolve("ca.pem");
		HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
		Files.writeString(ca, other.certificatePem() + authority.certificatePem());
	}

	@AfterAll
	static void close() {
		probers.close();
	}

	@Test
	void aCertificateOfTheConfiguredAuthorityIsTrustedAndItsEndIsKnown() throws IOException {
		HeldCertificate certificate = certificate("good.test").build();
		try (RawServer server = server(certificate)) {
			Succeeded succeeded = (Succeeded) probe(server.https("good.test"), trusting());
			assertThat(succeeded.certificateExpiresAt()).isEqualTo(certificate.certificate().getNotAfter().toInstant());
			assertThat(succeeded.phases().tlsNanos()).isPositive();
		}
	}

	@Test
	void anUnknownAuthorityIsNotTrusted() throws IOException {
		HeldCertificate certificate = certificate("good.test").build();
		try (RawServer server = server(certificate)) {
			Failed failed = tlsFailure(server.https("good.test"), TlsSettings.DEFAULT);
			assertThat(failed.detail())
				.isEqualTo("certificate not trusted: no known authority has issued it " + "(issuer CN=Test Authority)");
			assertThat(failed.certificateExpiresAt()).isEqualTo(certificate.certificate().getNotAfter().toInstant());
		}
	}

	@Test
	void anExpiredCertificateSaysSinceWhen() throws IOException {
		HeldCertificate certificate = certificate("good.test")
			.validityInterval(PAST.toEpochMilli(), PAST.plusSeconds(60).toEpochMilli())
			.build();
		Instant end = certificate.certificate().getNotAfter().toInstant();
		try (RawServer server = server(certificate)) {
			Failed failed = tlsFailure(server.https("good.test"), trusting());
			assertThat(failed.detail()).isEqualTo("certificate expired on " + end);
			assertThat(failed.certificateExpiresAt()).isEqualTo(end);
		}
	}

	@Test
	void anExpiredCertificateIsNotedEvenIfItIsItselfTrusted() throws IOException {
		HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("good.test")
			.validityInterval(PAST.toEpochMilli(), PAST.plusSeconds(60).toEpochMilli())
			.build();
		Path pinned = Files.writeString(directory.resolve("pinned.pem"), certificate.certificatePem());
		try (RawServer server = server(certificate)) {
			Failed failed = tlsFailure(server.https("good.test"), new TlsSettings(pinned, null, true));
			assertThat(failed.detail()).startsWith("certificate expired on ");
		}
	}

	@Test
	void aCertificateOfTheFutureSaysFromWhen() throws IOException {
		Instant future = Instant.parse("2126-01-01T00:00:00Z");
		HeldCertificate certificate = certificate("good.test")
			.validityInterval(future.toEpochMilli(), future.plusSeconds(60).toEpochMilli())
			.build();
		try (RawServer server = server(certificate)) {
			assertThat(tlsFailure(server.https("good.test"), trusting()).detail())
				.isEqualTo("certificate not valid before " + certificate.certificate().getNotBefore().toInstant());
		}
	}

	@Test
	void aCertificateForAnotherNameIsRefused() throws IOException {
		HeldCertificate certificate = certificate("other.test").addSubjectAlternativeName("more.test").build();
		try (RawServer server = server(certificate)) {
			Failed failed = tlsFailure(server.https("good.test"), trusting());
			assertThat(failed.detail()).isEqualTo("certificate is for other.test, more.test, not for 'good.test'");
			assertThat(failed.certificateExpiresAt()).isNotNull();
		}
	}

	@Test
	void theServerNameIsExpectedInTheCertificateInsteadOfTheHost() throws IOException {
		try (RawServer server = server(certificate("other.test").build())) {
			assertThat(probe(server.https("127.0.0.1"), new TlsSettings(ca, "other.test", true)))
				.isInstanceOf(Succeeded.class);
			assertThat(tlsFailure(server.https("other.test"), new TlsSettings(ca, "good.test", true)).detail())
				.endsWith("not for 'good.test'");
		}
	}

	@Test
	void withoutVerificationAnyCertificateWillDo() throws IOException {
		HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("other.test")
			.validityInterval(PAST.toEpochMilli(), PAST.plusSeconds(60).toEpochMilli())
			.build();
		try (RawServer server = server(certificate)) {
			Succeeded succeeded = (Succeeded) probe(server.https("good.test"), new TlsSettings(null, null, false));
			assertThat(succeeded.certificateExpiresAt()).isEqualTo(certificate.certificate().getNotAfter().toInstant());
		}
	}

	@Test
	void aFailureAfterTheHandshakeStillKnowsTheCertificate() throws IOException {
		HeldCertificate certificate = certificate("good.test").build();
		try (RawServer server = server(certificate, RawServer.answer("HTTP/1.1 500 Oh\r\n\r\n"))) {
			Failed failed = (Failed) probe(server.https("good.test"), trusting());
			assertThat(failed.reason()).isEqualTo(Reason.STATUS);
			assertThat(failed.certificateExpiresAt()).isEqualTo(certificate.certificate().getNotAfter().toInstant());
		}
	}

	@Test
	void plainHttpOnTheTlsPortIsATlsFailure() throws IOException {
		try (RawServer server = new RawServer((socket) -> {
			socket.getOutputStream().write("HTTP/1.1 400 Speak HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			RawServer.hang(socket);
		})) {
			Failed failed = tlsFailure(server.https("127.0.0.1"), TlsSettings.DEFAULT);
			assertThat(failed.detail()).isEqualTo("127.0.0.1:" + server.port() + " does not speak TLS");
		}
	}

	@Test
	void aHandshakeThatHangsIsATimeoutInTls() {
		try (RawServer server = new RawServer(RawServer::hang);
				HttpProbers hurried = new HttpProbers(new SystemTimeSource(), SHORT)) {
			Failed failed = (Failed) hurried.proberFor(Endpoints.at(server.https("127.0.0.1"))).probe();
			assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
			assertThat(failed.phase()).isEqualTo(Phase.TLS);
			assertThat(failed.detail()).isEqualTo("no answer within 500 ms (TLS handshake)");
			assertThat(failed.phases().duration(Phase.TLS)).isGreaterThan(SHORT.dividedBy(2));
		}
	}

	@Test
	void aHandshakeBrokenOffIsATlsFailure() {
		try (RawServer server = new RawServer((socket) -> socket.getInputStream().read(new byte[4096]))) {
			assertThat(tlsFailure(server.https("127.0.0.1"), TlsSettings.DEFAULT).detail())
				.isEqualTo("connection closed in the TLS handshake");
		}
	}

	@Test
	void aHandshakeThatIsResetIsAReset() {
		try (RawServer server = new RawServer((socket) -> {
			socket.getInputStream().read(new byte[4096]);
			socket.setSoLinger(true, 0);
		})) {
			Failed failed = (Failed) probe(server.https("127.0.0.1"), TlsSettings.DEFAULT);
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.RESET);
			assertThat(failed.phase()).isEqualTo(Phase.TLS);
			assertThat(failed.detail())
				.isEqualTo("connection reset by 127.0.0.1:" + server.port() + " in the TLS handshake");
		}
	}

	@Test
	void anAnswerCutOffWithoutGoodbyeIsAProtocolFailure() throws IOException {
		try (RawServer server = server(certificate("good.test").build(),
				RawServer.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok"))) {
			Failed failed = (Failed) probe(server.https("good.test"), trusting());
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.BODY);
		}
	}

	@Test
	void aPlainPortAskedWithTlsAnswersNoHttp() throws IOException {
		try (RawServer server = server(certificate("good.test").build())) {
			Failed failed = (Failed) probe(server.http(), TlsSettings.DEFAULT);
			assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.PROTOCOL);
			assertThat(failed.phase()).isEqualTo(Phase.WAIT);
		}
	}

	@Test
	void noSessionIsResumedSoThatEveryProbeSeesTheCertificate() throws IOException {
		try (RawServer server = server(certificate("good.test").build())) {
			Prober prober = probers.proberFor(Endpoints.of(server.https("good.test"), trusting()));
			for (int i = 0; i < 3; i++) {
				assertThat(((Succeeded) prober.probe()).certificateExpiresAt()).isNotNull();
			}
		}
	}

	@Test
	void aReusedConnectionKeepsItsCertificate() throws IOException {
		HeldCertificate certificate = certificate("good.test").build();
		try (RawServer server = server(certificate, RawServer::keepAlive)) {
			RequestSettings reusing = new RequestSettings(server.https("good.test"), "GET", Map.of(), false, true,
					1000);
			Prober prober = probers
				.proberFor(new Endpoint("test", "test", reusing, Expectations.DEFAULT, trusting(), Thresholds.DEFAULT));
			for (int i = 0; i < 2; i++) {
				assertThat(((Succeeded) prober.probe()).certificateExpiresAt())
					.isEqualTo(certificate.certificate().getNotAfter().toInstant());
			}
			assertThat(server.accepted()).isEqualTo(1);
		}
	}

	@Test
	void anAuthorityFileThatCannotWorkIsRefusedWithItsName() throws IOException {
		Path garbage = Files.writeString(directory.resolve("garbage.pem"), "no certificate");
		Path empty = Files.writeString(directory.resolve("empty.pem"), "");
		for (Path file : List.of(garbage, empty, directory.resolve("missing.pem"), directory)) {
			assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.caFile(file))
				.withMessageContaining("CA file '" + file + "'");
		}
		SettingsCheck.caFile(ca);
	}

	@Test
	void aServerNameThatIsNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.serverName("a b"))
			.withMessageContaining("'a b'");
		SettingsCheck.serverName("good.test");
	}

	private static TlsSettings trusting() {
		return new TlsSettings(ca, null, true);
	}

	private static HeldCertificate.Builder certificate(String name) {
		return new HeldCertificate.Builder().signedBy(authority)
			.addSubjectAlternativeName(name)
			.duration(10, TimeUnit.DAYS);
	}

	private static RawServer server(HeldCertificate certificate) {
		return server(certificate, RawServer.answer(FINE));
	}

	private static RawServer server(HeldCertificate certificate, RawServer.Behaviour behaviour) {
		HandshakeCertificates certificates = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
		return new RawServer(certificates.sslContext().getServerSocketFactory(), InetAddress.getLoopbackAddress(), 0,
				behaviour);
	}

	private static ProbeOutcome probe(URI url, TlsSettings tls) {
		return probers.proberFor(Endpoints.of(url, tls)).probe();
	}

	private static Failed tlsFailure(URI url, TlsSettings tls) {
		Failed failed = (Failed) probe(url, tls);
		assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.TLS);
		assertThat(failed.phase()).isEqualTo(Phase.TLS);
		return failed;
	}

}
