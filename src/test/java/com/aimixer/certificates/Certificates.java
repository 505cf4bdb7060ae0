package com.aimixer.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A folder of {@code k8s/make_certificates.sh}.
 *
 * @param folder where the certificates are
 */
public record Certificates(Path folder) {

	static final Path SCRIPT = Path.of("k8s", "make_certificates.sh").toAbsolutePath();

	/** Every workload with its namespace. */
	static final Map<String, String> WORKLOADS = Map.of("ai-mixer-monitor", "ai-mixer-monitoring", "prometheus",
			"ai-mixer-monitoring", "alertmanager", "ai-mixer-monitoring", "grafana", "ai-mixer-monitoring",
			"kube-state-metrics", "ai-mixer-monitoring", "node-exporter", "ai-mixer-node-exporter");

	/** So many days before its end a certificate is made anew. */
	static final int RENEW_BEFORE = constant(SCRIPT, "readonly RENEW_BEFORE=(\\d+)");

	/** Certificates that the script has just made in a folder of its own. */
	static Certificates madeIn(Path work) throws IOException, InterruptedException {
		Certificates certificates = new Certificates(work.resolve("tls"));
		Script made = certificates.make(Map.of());
		assertThat(made.exitCode()).as(made.err()).isZero();
		return certificates;
	}

	/** Run the script for this folder; its output is kept beside it. */
	public Script make(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString(), "--dir=" + this.folder));
		command.addAll(List.of(arguments));
		return Script.run(this.folder.resolveSibling(""), command, environment);
	}

	/** The authority. */
	public X509Certificate authority() throws IOException, GeneralSecurityException {
		return read(this.folder.resolve("ca.crt"));
	}

	/** The certificate of a workload. */
	public X509Certificate of(String workload) throws IOException, GeneralSecurityException {
		return read(this.folder.resolve(workload).resolve("tls.crt"));
	}

	/** Every file, by its path, and what it holds. */
	Map<String, String> files() throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(this.folder)) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				files.put(this.folder.relativize(path).toString(), Files.readString(path));
			}
		}
		return files;
	}

	private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
		try (InputStream in = Files.newInputStream(file)) {
			return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
		}
	}

	/** How long it holds. */
	static long days(X509Certificate certificate) {
		return Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()).toDays();
	}

	/** What a client may call who has it. */
	static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
		Set<String> names = new LinkedHashSet<>();
		for (List<?> name : certificate.getSubjectAlternativeNames()) {
			names.add(String.valueOf(name.get(1)));
		}
		return names;
	}

	/** The number in the first match of a pattern. */
	static int constant(Path file, String pattern) {
		try {
			return Pattern.compile(pattern)
				.matcher(Files.readString(file))
				.results()
				.mapToInt((match) -> Integer.parseInt(match.group(1)))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
