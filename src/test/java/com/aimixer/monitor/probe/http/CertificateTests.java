package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which certificates are trusted, what is wrong with the others, and that the end of each
 * is known.
 */
class CertificateTests extends AbstractTlsTests {

	private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

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
		Path pinned = Files.writeString(this.directory.resolve("pinned.pem"), certificate.certificatePem());
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
			assertThat(probe(server.https("127.0.0.1"), new TlsSettings(this.ca, "other.test", true)))
				.isInstanceOf(Succeeded.class);
			assertThat(tlsFailure(server.https("other.test"), new TlsSettings(this.ca, "good.test", true)).detail())
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
	void noSessionIsResumedSoThatEveryProbeSeesTheCertificate() throws IOException {
		try (RawServer server = server(certificate("good.test").build())) {
			Prober prober = this.probers.proberFor(Endpoints.of(server.https("good.test"), trusting()));
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
			Prober prober = this.probers
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
		Path garbage = Files.writeString(this.directory.resolve("garbage.pem"), "no certificate");
		Path empty = Files.writeString(this.directory.resolve("empty.pem"), "");
		for (Path file : List.of(garbage, empty, this.directory.resolve("missing.pem"), this.directory)) {
			assertThatIllegalArgumentException().isThrownBy(() -> SettingsCheck.caFile(file))
				.withMessageContaining("CA file '" + file + "'");
		}
		SettingsCheck.caFile(this.ca);
	}

}
