package com.aimixer.monitor.probe.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import com.aimixer.monitor.tls.ServerVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Notes the certificates of the peer before they are verified, so that their end of
 * validity is known even where the handshake fails over them.
 */
final class PeerRecorder extends ServerVerifier {

	private final @Nullable X509ExtendedTrustManager verifier;

	/**
	 * @param verifier decides about the chain, or null to accept any
	 */
	PeerRecorder(@Nullable X509ExtendedTrustManager verifier) {
		this.verifier = verifier;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		Attempt.CURRENT.get().certificates(List.of(chain));
		if (this.verifier == null) {
			return;
		}
		// the JDK does not look at the dates of a leaf that is itself trusted
		chain[0].checkValidity();
		this.verifier.checkServerTrusted(chain, authType, socket);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("only sockets are verified");
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		throw new CertificateException("only sockets are verified");
	}

}
