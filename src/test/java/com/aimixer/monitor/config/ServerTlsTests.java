package com.aimixer.monitor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certificate that the server is to show, and the authority of the Alertmanagers.
 */
class ServerTlsTests {

	private static final HeldCertificate OWN = new HeldCertificate.Builder().commonName("monitor").build();

	private static final HeldCertificate OTHER = new HeldCertificate.Builder().commonName("other").build();

	@TempDir
	private Path folder;

	@Test
	void aCertificateAndItsKeyAreTaken() throws IOException {
		assertThat(problems(bundle(pem("tls.crt", OWN.certificatePem()), pem("tls.key", OWN.privateKeyPkcs8Pem()))))
			.isEmpty();
	}

	@Test
	void theCertificateMayBeWrittenIntoTheConfiguration() {
		assertThat(problems("""
				server.ssl.bundle: server
				spring.ssl.bundle.pem.server.keystore:
				  certificate: "%s"
				  private-key: "%s"
				""".formatted(OWN.certificatePem().replace("\n", "\\n"),
				OWN.privateKeyPkcs8Pem().replace("\n", "\\n"))))
			.isEmpty();
	}

	@Test
	void aFileThatIsNotThereIsNamed() throws IOException {
		assertThat(problems(bundle(Path.of("/no/tls.crt"), Path.of("/no/tls.key")))).containsExactly(
				"application.yml:4: spring.ssl.bundle.pem.server.keystore.certificate = file:/no/tls.crt: "
						+ "is no file; give the path of a PEM file",
				"application.yml:5: spring.ssl.bundle.pem.server.keystore.private-key = file:/no/tls.key: "
						+ "is no file; give the path of a PEM file");
	}

	@Test
	void aKeyOfAnotherCertificateIsRefused() throws IOException {
		assertThat(problems(bundle(pem("tls.crt", OWN.certificatePem()), pem("tls.key", OTHER.privateKeyPkcs8Pem()))))
			.singleElement()
			.asString()
			.isEqualTo(
					"configuration: spring.ssl.bundle.pem.server: cannot be used: Private key in keystore matches none of the "
							+ "certificates in the chain; give a certificate in PEM form and the key that belongs to it");
	}

	@Test
	void aFileThatIsNoCertificateIsRefused() throws IOException {
		assertThat(problems(bundle(pem("tls.crt", "hello"), pem("tls.key", OTHER.privateKeyPkcs8Pem()))))
			.singleElement()
			.asString()
			.isEqualTo(
					"configuration: spring.ssl.bundle.pem.server: cannot be used: Missing certificates or unrecognized "
							+ "format; give a certificate in PEM form and the key that belongs to it");
	}

	@Test
	void aFileThatIsNoKeyIsRefused() throws IOException {
		assertThat(problems(bundle(pem("tls.crt", OWN.certificatePem()), pem("tls.key", "hello")))).singleElement()
			.asString()
			.isEqualTo(
					"configuration: spring.ssl.bundle.pem.server: cannot be used: Missing private key or unrecognized "
							+ "format; give a certificate in PEM form and the key that belongs to it");
	}

	@Test
	void aBundleWithoutAKeyIsRefused() throws IOException {
		assertThat(problems("""
				server.ssl.bundle: server
				spring.ssl.bundle.pem.server.keystore.certificate: %s
				""".formatted(pem("tls.crt", OWN.certificatePem())))).singleElement()
			.asString()
			.isEqualTo("configuration: server.ssl: cannot be used: it has no private key; "
					+ "give a certificate in PEM form and the key that belongs to it");
	}

	@Test
	void aBundleThatNobodyDescribesIsRefused() {
		assertThat(problems("server.ssl.bundle: sever\n")).singleElement()
			.asString()
			.isEqualTo("application.yml:1: server.ssl.bundle = sever: is no bundle; "
					+ "describe it below spring.ssl.bundle.pem.sever");
	}

	@Test
	void theServerMayHaveItsFilesWithoutABundle() throws IOException {
		Path key = pem("tls.key", OWN.privateKeyPkcs8Pem());
		assertThat(problems("""
				server.ssl:
				  certificate: %s
				  certificate-private-key: %s
				""".formatted(pem("tls.crt", OWN.certificatePem()), key))).isEmpty();
		assertThat(problems("server.ssl: {certificate: /no/tls.crt, certificate-private-key: " + key + "}\n"))
			.singleElement()
			.asString()
			.isEqualTo("application.yml:1: server.ssl.certificate = /no/tls.crt: is no file; "
					+ "give the path of a PEM file");
	}

	@Test
	void whatIsTurnedOffIsNotLookedAt() {
		assertThat(problems("server.ssl: {enabled: false, bundle: nobody}\n")).isEmpty();
	}

	private static String bundle(Path certificate, Path key) {
		return """
				server.ssl.bundle: server
				spring.ssl.bundle.pem.server:
				  keystore:
				    certificate: file:%s
				    private-key: file:%s
				    verify-keys: true
				""".formatted(certificate, key);
	}

	private Path pem(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

	private List<String> problems(String lines) {
		return new TestConfiguration().file(this.folder.resolve("application.yml"), lines + TestConfiguration.ENDPOINT)
			.problems();
	}

}
