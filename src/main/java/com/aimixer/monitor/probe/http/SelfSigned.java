package com.aimixer.monitor.probe.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A TLS server identity made on the spot, for the monitor's own loopback port. The JDK
 * can read certificates but not make them, so the few bytes of DER are put together here.
 */
final class SelfSigned {

	private static final int SEQUENCE = 0x30;

	private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");

	/** A common name of "warm-up". */
	private static final byte[] NAME = hex("3012311030" + "0e06035504030c07" + "7761726d2d7570");

	/** From 2000 to 2049: nobody but the monitor itself ever sees it. */
	private static final byte[] VALIDITY = der(SEQUENCE, time("000101000000Z"), time("491231235959Z"));

	private static final char[] NO_PASSWORD = new char[0];

	private SelfSigned() {
	}

	/**
	 * A server context with a new key.
	 * @throws GeneralSecurityException if this JDK lacks the algorithms
	 */
	static SSLContext serverContext() throws GeneralSecurityException, IOException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		KeyPair pair = generator.generateKeyPair();
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("warm-up", pair.getPrivate(), NO_PASSWORD, new Certificate[] { certificate(pair) });
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, NO_PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private static Certificate certificate(KeyPair pair) throws GeneralSecurityException {
		byte[] version = der(0xa0, der(0x02, new byte[] { 2 }));
		byte[] serial = der(0x02, BigInteger.ONE.toByteArray());
		byte[] content = der(SEQUENCE, version, serial, ECDSA_WITH_SHA256, NAME, VALIDITY, NAME,
				pair.getPublic().getEncoded());
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(pair.getPrivate());
		signature.update(content);
		byte[] signed = der(SEQUENCE, content, ECDSA_WITH_SHA256, der(0x03, new byte[1], signature.sign()));
		return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
	}

	private static byte[] time(String text) {
		return der(0x17, text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * One element: its tag, its length in the short or the two-byte form, its contents.
	 */
	private static byte[] der(int tag, byte[]... contents) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (byte[] content : contents) {
			body.writeBytes(content);
		}
		ByteArrayOutputStream element = new ByteArrayOutputStream();
		element.write(tag);
		if (body.size() > 127) {
			element.write(0x82);
			element.write(body.size() >> 8);
		}
		element.write(body.size());
		element.writeBytes(body.toByteArray());
		return element.toByteArray();
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text);
	}

}
