package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.SystemTimeSource;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Probes of servers with certificates of an authority that can be trusted.
 */
abstract class AbstractTlsTests {

	private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

	private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(0)
		.commonName("Test Authority")
		.build();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@SuppressWarnings("NullAway.Init")
	Path ca;

	/** Whatever a host is called, it is this machine. */
	final HttpProbers probers = new HttpProbers(new SystemTimeSource(), Duration.ofSeconds(20),
			(host) -> List.of(InetAddress.getLoopbackAddress()));

	@BeforeEach
	void writeAuthority() throws IOException {
		HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
		this.ca = Files.writeString(this.directory.resolve("ca.pem"),
				other.certificatePem() + AUTHORITY.certificatePem());
	}

	@AfterEach
	void closeProbers() {
		this.probers.close();
	}

	final TlsSettings trusting() {
		return new TlsSettings(this.ca, null, true);
	}

	static HeldCertificate.Builder certificate(String name) {
		return new HeldCertificate.Builder().signedBy(AUTHORITY)
			.addSubjectAlternativeName(name)
			.duration(10, TimeUnit.DAYS);
	}

	static RawServer server(HeldCertificate certificate) {
		return server(certificate, RawServer.answer(FINE));
	}

	static RawServer server(HeldCertificate certificate, RawServer.Behaviour behaviour) {
		HandshakeCertificates certificates = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
		return new RawServer(certificates.sslContext().getServerSocketFactory(), InetAddress.getLoopbackAddress(), 0,
				behaviour);
	}

	final ProbeOutcome probe(URI url, TlsSettings tls) {
		return this.probers.proberFor(Endpoints.of(url, tls)).probe();
	}

	final Failed tlsFailure(URI url, TlsSettings tls) {
		Failed failed = (Failed) probe(url, tls);
		assertThat(failed.reason()).as(failed.detail()).isEqualTo(Reason.TLS);
		assertThat(failed.phase()).isEqualTo(Phase.TLS);
		return failed;
	}

}
