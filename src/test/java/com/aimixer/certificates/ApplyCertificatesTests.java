package com.aimixer.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.aimixer.e2e.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
		this.certificates = Certificates.madeIn(this.work);
	}

	@Test
	void theClusterGetsASecretForEachWorkloadInItsNamespace() throws Exception {
		Cluster cluster = Cluster.in(this.work);
		Script applied = this.certificates.make(cluster.environment(), "--apply");
		assertThat(applied.exitCode()).as(applied.err()).isZero();
		Map<String, Map<String, String>> secrets = new HashMap<>();
		for (Object document : new Yaml().loadAll(cluster.applied())) {
			JsonNode secret = JsonMapper.shared().valueToTree(document);
			assertThat(secret.path("type").asString()).isEqualTo("kubernetes.io/tls");
			assertThat(secret.at("/metadata/labels/app.kubernetes.io~1part-of").asString())
				.as("it goes with the rest of the monitoring")
				.isEqualTo("ai-mixer-monitoring");
			Map<String, String> files = new TreeMap<>();
			secret.path("data")
				.forEachEntry((name, value) -> files.put(name,
						new String(Base64.getDecoder().decode(value.asString()), StandardCharsets.UTF_8)));
			secrets.put(secret.at("/metadata/namespace").asString() + "/" + secret.at("/metadata/name").asString(),
					files);
		}
		assertThat(secrets).isEqualTo(expected());
		assertThat(cluster.calls().stream().filter((call) -> call.startsWith("apply --server-side ")))
			.hasSize(Certificates.WORKLOADS.size());
	}

	private Map<String, Map<String, String>> expected() throws IOException {
		Map<String, String> files = this.certificates.files();
		Map<String, Map<String, String>> secrets = new HashMap<>();
		Certificates.WORKLOADS.forEach((workload, namespace) -> {
			Map<String, String> secret = new TreeMap<>();
			for (String name : List.of("tls.crt", "tls.key", "ca.crt")) {
				secret.put(name, Objects.requireNonNull(files.get(workload + "/" + name)));
			}
			secrets.put(namespace + "/" + workload + "-tls", secret);
		});
		return secrets;
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
