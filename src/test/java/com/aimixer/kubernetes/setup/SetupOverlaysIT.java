package com.aimixer.kubernetes.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Script;
import com.aimixer.e2e.Workplace;
import com.aimixer.rules.Promtool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code setup_monitoring.sh} with what the real kustomize makes of the real overlays.
 */
class SetupOverlaysIT {

	private static final String NEW = "registry.example.com:5000/monitoring/ai-mixer-monitor:";

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void everyOverlayIsUnderstoodAndTakesItsImagesFromElsewhere() throws Exception {
		for (String overlay : overlays()) {
			StandInCluster cluster = cluster(overlay);
			Script setup = setup(cluster, "scale-out".equals(overlay) ? own("overlays/scale-out", "") : overlay,
					"--registry=registry.example.com:5000/monitoring/");
			assertThat(setup.exitCode()).as(overlay + ": " + setup.err()).isZero();
			assertThat(cluster.read("applied")).as(overlay).contains(NEW).doesNotContain("registry.aimixer.com");
			assertThat(setup.out().contains("svc/prometheus")).as(overlay + " has a Prometheus")
				.isEqualTo(!"operator".equals(overlay));
			assertThat(cluster.calls()).as(overlay)
				.filteredOn((call) -> call.startsWith("rollout status "))
				.hasSameSizeAs(cluster.read("applied")
					.lines()
					.filter((line) -> line.matches("kind: (StatefulSet|Deployment|DaemonSet)"))
					.toList());
		}
	}

	@Test
	void queriesOfTheOperationsPageCanBeRead() throws Exception {
		StringBuilder rules = new StringBuilder("groups:\n  - name: page\n    rules:\n");
		for (String query : OperationsPageTests.queries()) {
			rules.append("      - record: page:query:").append(rules.length()).append("\n        expr: |\n");
			query.lines().forEach((line) -> rules.append("          ").append(line).append('\n'));
		}
		Path file = Files.writeString(this.work.folder().resolve("page.yml"), rules);
		assertThat(new Promtool(this.work).complaints(List.of(file))).isEmpty();
	}

	/**
	 * Each pair that the page about Kubernetes calls supported, in the order it gives.
	 */
	@ParameterizedTest
	@CsvSource({ "overlays/scale-out, cilium tls", "base, demo cilium tls", "overlays/operator, cilium" })
	void componentsThatGoTogetherAreUnderstood(String base, String components) throws Exception {
		Script setup = setup(cluster(components), own(base, components));
		assertThat(setup.exitCode()).as(setup.err()).isZero();
		assertThat(setup.out().contains("# Open: https://")).isEqualTo(components.contains("tls"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					base              | tls scale-out      | 69 | these Services speak plain HTTP while others speak HTTPS: ai-mixer-monitor-vantage, ai-mixer-monitor-vantage-pods.
					base              | demo scale-out     | 69 | leave one of the components demo and scale-out out
					base              | scale-out demo tls | 69 | leave one of the components demo and scale-out out
					overlays/operator | tls                | 70 | the overlay operator has no Prometheus of its own
					overlays/operator | demo               | 70 | the overlay operator has no Prometheus of its own
					overlays/operator | scale-out          | 70 | the overlay operator has no Prometheus of its own
					""")
	void componentsThatDoNotGoTogetherAreRefused(String base, String components, int exitCode, String message)
			throws Exception {
		StandInCluster cluster = cluster(components);
		Script setup = setup(cluster, own(base, components));
		assertThat(setup.exitCode()).as(setup.err()).isEqualTo(exitCode);
		assertThat(setup.err()).contains(message);
		assertThat(cluster.changes()).isEmpty();
	}

	private Script setup(StandInCluster cluster, String overlay, String... more) throws Exception {
		Map<String, String> environment = new HashMap<>(StandInCluster.SECRETS);
		environment.put("REAL_KUBECTL", RealPrograms.find(this.work, "kubectl"));
		return cluster.setup(environment,
				Stream.concat(Stream.of("--overlay=" + overlay), Stream.of(more)).toArray(String[]::new));
	}

	/** An overlay of a user's own, with the address of his store where it has one. */
	private String own(String base, String components) throws Exception {
		Path folder = Files.createDirectory(this.work.folder().toRealPath().resolve("mine"));
		StringBuilder kustomization = new StringBuilder("resources: ['%s']\n".formatted(way(folder, base)));
		if (!components.isEmpty()) {
			kustomization.append("components:\n");
			for (String name : components.split(" ")) {
				kustomization.append("  - '%s'\n".formatted(way(folder, "components/" + name)));
			}
		}
		if ((base + components).contains("scale-out")) {
			Path prometheus = Path.of("k8s", "components", "scale-out", "prometheus", "prometheus.yml");
			Files.writeString(folder.resolve("prometheus.yml"),
					Files.readString(prometheus).replace("https://metrics.example.com/", "https://store.example.org/"));
			kustomization.append("""
					configMapGenerator:
					  - name: prometheus-config
					    namespace: ai-mixer-monitoring
					    behavior: merge
					    files: [prometheus.yml]
					""");
		}
		Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
		return folder.toString();
	}

	/** kustomize takes no other paths. */
	private static Path way(Path from, String part) throws IOException {
		return from.relativize(Path.of("k8s", part).toRealPath());
	}

	private static List<String> overlays() throws Exception {
		try (Stream<Path> folders = Files.list(Path.of("k8s", "overlays"))) {
			return Stream.concat(Stream.of("base"), folders.map((folder) -> folder.getFileName().toString())).toList();
		}
	}

	/** With all that the components want of their user. */
	private StandInCluster cluster(String components) throws Exception {
		StandInCluster cluster = StandInCluster.in(Files.createDirectory(this.work.folder().resolve(components)));
		if (components.contains("demo")) {
			cluster.isEmpty();
		}
		cluster.has("namespace ai-mixer-monitoring", "secret ai-mixer-monitoring/remote-write password ",
				"secret ai-mixer-node-exporter/node-exporter-tls tls.crt ");
		for (String name : List.of("ai-mixer-monitor", "alertmanager", "grafana", "kube-state-metrics", "prometheus")) {
			cluster.has("secret ai-mixer-monitoring/" + name + "-tls tls.crt ");
		}
		return cluster
			.says("api-resources --api-group=monitoring.coreos.com", 0, "servicemonitors.monitoring.coreos.com")
			.says("api-resources --api-group=cilium.io -o name", 0, "ciliumnetworkpolicies.cilium.io");
	}

}
