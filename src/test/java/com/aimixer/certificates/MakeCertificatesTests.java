package com.aimixer.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script that makes the certificates of the overlay tls, with the real openssl.
 */
class MakeCertificatesTests {

	private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

	/** Made once; each test works on a copy. */
	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path first;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path work;

	@SuppressWarnings("NullAway.Init")
	private Certificates certificates;

	@BeforeAll
	static void make() throws Exception {
		Script made = new Certificates(first.resolve("tls")).make(Map.of());
		assertThat(made.exitCode()).as(made.err()).isZero();
		assertThat(made.out().lines()).hasSize(7).allMatch((line) -> line.contains(": new, until "));
	}

	@BeforeEach
	void copy() throws IOException {
		this.certificates = new Certificates(this.work.resolve("tls"));
		FileSystemUtils.copyRecursively(first.resolve("tls"), this.certificates.folder());
	}

	@Test
	void eachWorkloadHasACertificateOfTheAuthorityForItsNames() throws Exception {
		X509Certificate authority = this.certificates.authority();
		assertThat(authority.getBasicConstraints()).isZero();
		for (String workload : Certificates.WORKLOADS.keySet()) {
			X509Certificate certificate = this.certificates.of(workload);
			certificate.verify(authority.getPublicKey());
			assertThat(certificate.getBasicConstraints()).as("%s is no authority", workload).isEqualTo(-1);
			assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength()).isEqualTo(256);
			assertThat(Certificates.days(certificate)).isEqualTo(90);
		}
		assertThat(Certificates.names(this.certificates.of("alertmanager"))).containsExactlyInAnyOrder("alertmanager",
				"alertmanager.ai-mixer-monitoring", "alertmanager.ai-mixer-monitoring.svc",
				"*.alertmanager-pods.ai-mixer-monitoring.svc", "localhost", "127.0.0.1");
		assertThat(Certificates.names(this.certificates.of("node-exporter")))
			.contains("node-exporter.ai-mixer-node-exporter.svc");
	}

	@Test
	void onlyTheOwnerMayReadThem() throws IOException {
		for (String file : this.certificates.files().keySet()) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.resolve("tls").resolve(file))))
				.as(file)
				.isEqualTo("rw-------");
		}
	}

	@Test
	void theSampleForCertManagerAsksForTheSame() throws Exception {
		int found = 0;
		for (Object document : new Yaml()
			.loadAll(Files.readString(Path.of("k8s", "components", "tls", "cert-manager.yaml")))) {
			Map<?, ?> object = (Map<?, ?>) document;
			Map<?, ?> spec = (Map<?, ?>) Objects.requireNonNull(object.get("spec"));
			Map<?, ?> metadata = (Map<?, ?>) Objects.requireNonNull(object.get("metadata"));
			if (!"Certificate".equals(object.get("kind")) || Boolean.TRUE.equals(spec.get("isCA"))) {
				continue;
			}
			String workload = String.valueOf(metadata.get("name"));
			X509Certificate ours = this.certificates.of(workload);
			assertThat(metadata.get("namespace")).isEqualTo(Certificates.WORKLOADS.get(workload));
			assertThat(spec.get("secretName")).isEqualTo(workload + "-tls");
			List<Object> names = new ArrayList<>((List<?>) Objects.requireNonNull(spec.get("dnsNames")));
			names.addAll((List<?>) Objects.requireNonNull(spec.get("ipAddresses")));
			assertThat(names).as(workload).containsExactlyInAnyOrderElementsOf(Certificates.names(ours));
			assertThat(((List<?>) Objects.requireNonNull(spec.get("usages"))).contains("client auth"))
				.isEqualTo(ours.getExtendedKeyUsage().contains(CLIENT));
			assertThat(spec.get("duration")).isEqualTo(Certificates.days(ours) * 24 + "h");
			assertThat(spec.get("renewBefore")).isEqualTo(Certificates.RENEW_BEFORE * 24 + "h");
			found++;
		}
		assertThat(found).isEqualTo(Certificates.WORKLOADS.size());
	}

	@ParameterizedTest
	@CsvSource({ "--days=50, --days=50: give a whole number from 51 to 825",
			"--days=826, --days=826: give a whole number from 51 to 825",
			"--days=year, --days=year: give a whole number from 51 to 825", "--dir=, unknown argument '--dir='",
			"--force, unknown argument '--force'" })
	void aWrongArgumentIsNamed(String argument, String message) throws Exception {
		Script made = this.certificates.make(Map.of(), argument);
		assertThat(made.exitCode()).isEqualTo(64);
		assertThat(made.err()).startsWith("make_certificates.sh: " + message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ca.key", "ca.crt" })
	void anAuthorityOfWhichAHalfIsMissingIsNotReplacedUnasked(String half) throws Exception {
		Files.delete(this.certificates.folder().resolve(half));
		Map<String, String> before = this.certificates.files();
		Script made = this.certificates.make(Map.of());
		assertThat(made.exitCode()).isEqualTo(69);
		assertThat(made.err()).contains("put them back, or begin anew with --new-authority");
		assertThat(this.certificates.files()).isEqualTo(before);
	}

	@Test
	void aFolderThatCannotBeMadeIsNamed() throws Exception {
		Path file = Files.createFile(this.work.resolve("file"));
		Script made = Script.run(this.work, List.of("bash", Certificates.SCRIPT.toString(), "--dir=" + file + "/tls"),
				Map.of());
		assertThat(made.exitCode()).isEqualTo(69);
		assertThat(made.err()).contains("cannot make the folder " + file.resolve("tls"));
	}

}
