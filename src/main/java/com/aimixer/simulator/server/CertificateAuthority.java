package com.aimixer.simulator.server;

import java.time.Duration;
import java.time.Instant;

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
	 * Certificates for one endpoint.
	 * @param host its production name; loopback is always included
	 * @return a valid and an expired certificate
	 */
	public Identity identity(String host) {
		Instant yesterday = this.now.minus(Duration.ofDays(1));
		return new Identity(issue(host, yesterday, this.now.plus(LIFETIME)),
				issue(host, yesterday.minus(LIFETIME.dividedBy(2)), yesterday));
	}

	private SSLSocketFactory issue(String host, Instant from, Instant until) {
		HeldCertificate certificate = new HeldCertificate.Builder().signedBy(this.root)
			.commonName(host)
			.addSubjectAlternativeName(host)
			.addSubjectAlternativeName("localhost")
			.addSubjectAlternativeName("127.0.0.1")
			.validityInterval(from.toEpochMilli(), until.toEpochMilli())
			.build();
		return new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory();
	}

}
