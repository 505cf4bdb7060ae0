package com.aimixer.monitor.probe.http;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.net.ssl.SSLPeerUnverifiedException;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;

/**
 * Says why a TLS handshake failed.
 */
final class TlsFailures {

	private final List<X509Certificate> certificates;

	private final String serverName;

	/**
	 * @param certificates what the peer has shown, leaf first, or nothing
	 * @param serverName the name that the certificate was expected to hold
	 */
	TlsFailures(List<X509Certificate> certificates, String serverName) {
		this.certificates = certificates;
		this.serverName = serverName;
	}

	Failure of(Throwable ex, Phase phase, String address) {
		if (Causes.find(ex, SocketException.class).isPresent()) {
			return new Failure(Reason.RESET, phase, "connection reset by " + address + " in the TLS handshake");
		}
		if (String.valueOf(ex.getMessage()).startsWith("Unsupported or unrecognized SSL message")) {
			return new Failure(Reason.TLS, phase, address + " does not speak TLS");
		}
		return new Failure(Reason.TLS, phase, detail(ex));
	}

	private String detail(Throwable ex) {
		if (Causes.find(ex, CertificateExpiredException.class).isPresent()) {
			return "certificate expired on " + extreme(X509Certificate::getNotAfter, Comparator.naturalOrder());
		}
		if (Causes.find(ex, CertificateNotYetValidException.class).isPresent()) {
			return "certificate not valid before " + extreme(X509Certificate::getNotBefore, Comparator.reverseOrder());
		}
		if (Causes.find(ex, SSLPeerUnverifiedException.class).isPresent()) {
			return "certificate is for " + names() + ", not for '" + this.serverName + "'";
		}
		if (Causes.find(ex, CertPathBuilderException.class).isPresent()) {
			return "certificate not trusted: no known authority has issued it (issuer " + issuer() + ")";
		}
		if (Causes.find(ex, EOFException.class).isPresent()) {
			return "connection closed in the TLS handshake";
		}
		return "TLS handshake failed: " + Text.message(ex);
	}

	private String extreme(Function<X509Certificate, Date> date, Comparator<Instant> order) {
		return this.certificates.stream()
			.map((certificate) -> date.apply(certificate).toInstant())
			.min(order)
			.map(Instant::toString)
			.orElse("an unknown date");
	}

	private String issuer() {
		return this.certificates.isEmpty() ? "unknown"
				: Text.excerpt(this.certificates.getLast().getIssuerX500Principal().getName());
	}

	private String names() {
		try {
			Collection<List<?>> names = this.certificates.getFirst().getSubjectAlternativeNames();
			if (names != null) {
				return Text.excerpt(
						names.stream().map((name) -> String.valueOf(name.get(1))).collect(Collectors.joining(", ")));
			}
		}
		catch (CertificateParsingException ignored) {
			// no name can be read, so there is none to print
		}
		return "no name";
	}

}
