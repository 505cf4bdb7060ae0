package com.aimixer.certificates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the script brings certificates it has made to a cluster, a stand-in that writes
 * down what it is told.
 */
class ApplyCertificatesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path work;

	@SuppressWarnings("NullAway.Init")
	private Certificates certificates;

	@BeforeEach
	void make() throws Exception {
		this.certificates = new Certificates(this.work.resolve("tls"));
		Script made = this.certificates.make(Map.of());
		assertThat(made.exitCode()).as(made.err()).isZero();
	}

	@Test
	void theClusterGetsASecretForEachWorkloadInItsNamespace() throws Exception {
		Cluster cluster = Cluster.in(this.work);
		Script applied = this.certificates.make(cluster.environment(), "--apply");
		assertThat(applied.exitCode()).as(applied.err()).isZero();
		for (String workload : Certificates.WORKLOADS.keySet()) {
			String folder = this.certificates.folder().resolve(workload).toString();
			assertThat(cluster.calls())
				.contains("-n " + Certificates.WORKLOADS.get(workload) + " create secret generic " + workload
						+ "-tls --type=kubernetes.io/tls --from-file=" + folder + "/tls.crt --from-file=" + folder
						+ "/tls.key --from-file=" + folder + "/ca.crt --dry-run=client -o yaml");
		}
		assertThat(cluster.calls().stream().filter((call) -> call.startsWith("apply --server-side ")))
			.hasSize(Certificates.WORKLOADS.size());
	}

	@Test
	void secretsOfAnotherAuthorityAreReplacedOnlyWhereThatIsAskedFor() throws Exception {
		Cluster cluster = Cluster.in(this.work);
		cluster.has("a certificate of somebody else");
		X509Certificate authority = this.certificates.authority();
		Script refused = this.certificates.make(cluster.environment(), "--apply");
		assertThat(refused.exitCode()).isEqualTo(69);
		assertThat(refused.err()).contains("is of another authority than " + this.certificates.folder());
		assertThat(cluster.calls()).noneMatch((call) -> call.contains("apply"));
		Script replaced = this.certificates.make(cluster.environment(), "--apply", "--new-authority");
		assertThat(replaced.exitCode()).as(replaced.err()).isZero();
		assertThat(replaced.out()).contains("authority: new", "grafana: new");
		assertThat(this.certificates.authority()).isNotEqualTo(authority);
		cluster.has(Files.readString(this.certificates.folder().resolve("ca.crt")));
		assertThat(this.certificates.make(cluster.environment(), "--apply").exitCode()).isZero();
	}

	@Test
	void aClusterThatSaysNoIsQuoted() throws Exception {
		Cluster cluster = Cluster.in(this.work);
		cluster.refuses();
		Script made = this.certificates.make(cluster.environment(), "--apply");
		assertThat(made.exitCode()).isEqualTo(69);
		assertThat(made.err()).contains("cannot see the namespace ai-mixer-monitoring (setup_monitoring.sh makes it): "
				+ "namespaces is forbidden");
	}

}
