package com.aimixer.monitor.tls;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies servers by what a file holds at the time of the handshake.
 */
final class RereadAnchors extends ServerVerifier {

	private final Path file;

	RereadAnchors(Path file) {
		this.file = file;
	}

	/** What is wrong with the file is what is wrong with the handshake. */
	private X509ExtendedTrustManager current() throws CertificateException {
		try {
			return TrustAnchors.of(this.file);
		}
		catch (IllegalArgumentException ex) {
			throw new CertificateException(ex.getMessage(), ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		current().checkServerTrusted(chain, authType, socket);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		current().checkServerTrusted(chain, authType, engine);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		current().checkServerTrusted(chain, authType);
	}

}
