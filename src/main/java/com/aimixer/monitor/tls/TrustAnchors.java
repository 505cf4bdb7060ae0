package com.aimixer.monitor.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Whom to trust: the authorities of the JDK or those of a PEM file.
 */
public final class TrustAnchors {

	private TrustAnchors() {
	}

	/**
	 * The authorities of the JDK, read once.
	 * @return who verifies by them
	 */
	public static X509ExtendedTrustManager jdk() {
		return Jdk.VERIFIER;
	}

	/**
	 * The authorities of a file and no others.
	 * @param file one or more certificates in PEM form
	 * @return who verifies by them
	 * @throws IllegalArgumentException if the file cannot be read or holds no certificate
	 */
	public static X509ExtendedTrustManager of(Path file) {
		return verifier(keyStore(read(file)));
	}

	/**
	 * The authorities that a file has at the moment: it is read for every handshake, so
	 * that it can be replaced without a restart. One that cannot be read trusts nobody.
	 * @param file one or more certificates in PEM form
	 * @return who verifies by them
	 */
	public static X509ExtendedTrustManager following(Path file) {
		return new RereadAnchors(file);
	}

	/**
	 * A context for clients that verify their servers.
	 * @param verifier who verifies
	 * @return the context
	 */
	public static SSLContext context(TrustManager verifier) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { verifier }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("no TLS in this JDK", ex);
		}
	}

	private static Collection<? extends Certificate> read(Path file) {
		Collection<? extends Certificate> certificates;
		try (InputStream in = Files.newInputStream(file)) {
			certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
		}
		catch (NoSuchFileException ex) {
			throw new IllegalArgumentException("CA file '" + file + "' does not exist", ex);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("CA file '" + file + "' cannot be read", ex);
		}
		catch (CertificateException ex) {
			throw noCertificate(file, ex);
		}
		if (certificates.isEmpty()) {
			throw noCertificate(file, null);
		}
		return certificates;
	}

	private static IllegalArgumentException noCertificate(Path file, @Nullable Exception cause) {
		return new IllegalArgumentException(
				"CA file '" + file + "' must hold certificates in PEM form (-----BEGIN CERTIFICATE-----)", cause);
	}

	private static KeyStore keyStore(Collection<? extends Certificate> certificates) {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int index = 0;
			for (Certificate certificate : certificates) {
				store.setCertificateEntry("ca-" + index++, certificate);
			}
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("no key store in memory", ex);
		}
	}

	private static X509ExtendedTrustManager verifier(@Nullable KeyStore store) {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			return Arrays.stream(factory.getTrustManagers())
				.filter(X509ExtendedTrustManager.class::isInstance)
				.map(X509ExtendedTrustManager.class::cast)
				.findFirst()
				.orElseThrow();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("no trust manager", ex);
		}
	}

	/** Parsing the JDK's store takes a tenth of a second: only where it is needed. */
	private static final class Jdk {

		static final X509ExtendedTrustManager VERIFIER = verifier(null);

	}

}
