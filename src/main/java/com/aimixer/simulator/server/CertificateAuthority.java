package com.aimixer.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLSocketFactory;

import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The simulator's own certificate authority, new at each start.
 */
public final class CertificateAuthority {

	private static final Duration LIFETIME = Duration.ofDays(90);

	private final Instant now;

	private final HeldCertificate root;

	/**
	 * Makes the authority's certificate.
	 * @param now wall time
	 */
	public CertificateAuthority(Instant now) {
		this.now = now;
		this.root = new HeldCertificate.Builder().certificateAuthority(0)
			.commonName("AI Mixer Simulator CA")
			.validityInterval(now.minus(LIFETIME).toEpochMilli(), now.plus(LIFETIME.multipliedBy(10)).toEpochMilli())
			.build();
	}

	/**
	 * The certificate a client has to trust.
	 * @return PEM text
	 */
	public String pem() {
		return this.root.certificatePem();
	}

	/**
	 * Certificates for endpoints.
	 * @param hosts names or addresses of theirs; loopback is always included
	 * @return an identity whose usual certificate holds for 90 days
	 */
	public Identity identity(List<String> hosts) {
		return new Identity((days) -> issue(hosts, this.now.plus(Duration.ofDays(days))), (int) LIFETIME.toDays());
	}

	/**
	 * What a client that trusts this authority connects with.
	 * @return makes client sockets
	 */
	public SSLSocketFactory clientSockets() {
		return new HandshakeCertificates.Builder().addTrustedCertificate(this.root.certificate())
			.build()
			.sslSocketFactory();
	}

	private SSLSocketFactory issue(List<String> hosts, Instant until) {
		// the usual one is a day old
		Instant from = until.minus(LIFETIME).minus(Duration.ofDays(1));
		HeldCertificate.Builder certificate = new HeldCertificate.Builder().signedBy(this.root)
			.commonName("AI Mixer Simulator")
			.addSubjectAlternativeName("localhost")
			.addSubjectAlternativeName("127.0.0.1")
			.validityInterval(from.toEpochMilli(), until.toEpochMilli());
		hosts.forEach(certificate::addSubjectAlternativeName);
		return new HandshakeCertificates.Builder().heldCertificate(certificate.build()).build().sslSocketFactory();
	}

}
