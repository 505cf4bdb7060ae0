package com.aimixer.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a later run of the script makes anew, and what it keeps.
 */
class RenewCertificatesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path work;

	@SuppressWarnings("NullAway.Init")
	private Certificates certificates;

	@BeforeEach
	void make() throws Exception {
		this.certificates = Certificates.madeIn(this.work);
	}

	@Test
	void whatIsGoodIsKept() throws Exception {
		Map<String, String> before = this.certificates.files();
		Script again = this.certificates.make(Map.of());
		assertThat(again.out().lines()).hasSize(6).allMatch((line) -> line.contains(": kept, until "));
		assertThat(this.certificates.files()).isEqualTo(before);
	}

	@Test
	void whatIsMissingEndsSoonOrDoesNotBelongIsMadeAnewByTheSameAuthority() throws Exception {
		X509Certificate authority = this.certificates.authority();
		Path folder = this.certificates.folder();
		Files.delete(folder.resolve("grafana/tls.key"));
		Files.copy(folder.resolve("grafana/tls.crt"), folder.resolve("prometheus/tls.crt"),
				StandardCopyOption.REPLACE_EXISTING);
		sign("alertmanager", Certificates.RENEW_BEFORE - 1, "serverAuth,clientAuth");
		sign("node-exporter", Certificates.RENEW_BEFORE + 1, "serverAuth");
		sign("ai-mixer-monitor", 80, "clientAuth");
		Script again = this.certificates.make(Map.of());
		assertThat(again.exitCode()).as(again.err()).isZero();
		assertThat(again.out().lines().filter((line) -> line.contains(": new")).map((line) -> line.split(":")[0]))
			.containsExactlyInAnyOrder("grafana", "prometheus", "alertmanager", "ai-mixer-monitor");
		assertThat(this.certificates.authority()).isEqualTo(authority);
		this.certificates.of("prometheus").verify(authority.getPublicKey());
	}

	/** As the script would, but for so many days. */
	private void sign(String workload, int days, String usage) throws Exception {
		Path folder = this.certificates.folder().resolve(workload);
		Path request = this.work.resolve(workload + ".csr");
		openssl("req", "-new", "-subj", "/CN=" + workload, "-key", folder.resolve("tls.key").toString(), "-out",
				request.toString());
		Path names = Files.writeString(this.work.resolve("names.cnf"),
				"subjectAltName = " + String.join(", ",
						Certificates.names(this.certificates.of(workload))
							.stream()
							.map((name) -> (name.equals("127.0.0.1") ? "IP:" : "DNS:") + name)
							.toList())
						+ "\nextendedKeyUsage = " + usage);
		openssl("x509", "-req", "-in", request.toString(), "-CA",
				this.certificates.folder().resolve("ca.crt").toString(), "-CAkey",
				this.certificates.folder().resolve("ca.key").toString(), "-set_serial", "4711", "-days",
				String.valueOf(days), "-extfile", names.toString(), "-out", folder.resolve("tls.crt").toString());
	}

	private void openssl(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		Script run = Script.run(this.work, command, Map.of());
		assertThat(run.exitCode()).as(run.err()).isZero();
	}

	@Test
	void allAreRenewedWhereThatIsAskedFor() throws Exception {
		X509Certificate authority = this.certificates.authority();
		X509Certificate before = this.certificates.of("prometheus");
		Script renewed = this.certificates.make(Map.of(), "--renew", "--days=60");
		assertThat(renewed.out().lines()).hasSize(6).allMatch((line) -> line.contains(": new, until "));
		assertThat(this.certificates.authority()).isEqualTo(authority);
		assertThat(this.certificates.of("prometheus").getSerialNumber()).isNotEqualTo(before.getSerialNumber());
		assertThat(Certificates.days(this.certificates.of("prometheus"))).isEqualTo(60);
	}

	/**
	 * What a run has just kept is still far from the alert at the next one, a month and a
	 * few days later.
	 */
	@Test
	void whoRunsItEveryMonthNeverMeetsTheAlert() {
		int alert = Certificates.constant(Path.of("prometheus", "rules", "meta.yml"),
				"min\\(ssl_chain_expiry_seconds\\) / 86400 < (\\d+)");
		int month = 31;
		int late = 3;
		assertThat(Certificates.RENEW_BEFORE - month - late).isGreaterThan(alert);
	}

}
