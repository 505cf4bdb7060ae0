package com.aimixer.kubernetes.setup;

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
			Map<String, String> environment = new HashMap<>(StandInCluster.SECRETS);
			environment.put("REAL_KUBECTL", RealPrograms.find(this.work, "kubectl"));
			Script setup = cluster.setup(environment, "--overlay=" + withAddresses(overlay),
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

	/** As the page about Kubernetes says: the address of the store is the user's. */
	private String withAddresses(String overlay) throws Exception {
		if (!"scale-out".equals(overlay)) {
			return overlay;
		}
		Path folder = Files.createDirectory(this.work.folder().toRealPath().resolve("mine"));
		Path prometheus = Path.of("k8s", "components", "scale-out", "prometheus", "prometheus.yml");
		Files.writeString(folder.resolve("prometheus.yml"),
				Files.readString(prometheus).replace("https://metrics.example.com/", "https://store.example.org/"));
		Files.writeString(folder.resolve("kustomization.yaml"), """
				resources: ['%s']
				configMapGenerator:
				  - name: prometheus-config
				    namespace: ai-mixer-monitoring
				    behavior: merge
				    files: [prometheus.yml]
				""".formatted(folder.relativize(Path.of("k8s", "overlays", overlay).toRealPath())));
		return folder.toString();
	}

	private static List<String> overlays() throws Exception {
		try (Stream<Path> folders = Files.list(Path.of("k8s", "overlays"))) {
			return Stream.concat(Stream.of("base"), folders.map((folder) -> folder.getFileName().toString())).toList();
		}
	}

	/** With all that an overlay wants of its user. */
	private StandInCluster cluster(String overlay) throws Exception {
		StandInCluster cluster = StandInCluster.in(Files.createDirectory(this.work.folder().resolve(overlay)));
		if ("demo".equals(overlay)) {
			cluster.isEmpty();
		}
		cluster.has("namespace ai-mixer-monitoring", "secret ai-mixer-monitoring/remote-write password ",
				"secret ai-mixer-node-exporter/node-exporter-tls tls.crt ");
		for (String name : List.of("ai-mixer-monitor", "alertmanager", "grafana", "kube-state-metrics", "prometheus")) {
			cluster.has("secret ai-mixer-monitoring/" + name + "-tls tls.crt ");
		}
		return cluster.says("api-resources --api-group=monitoring.coreos.com", 0,
				"servicemonitors.monitoring.coreos.com");
	}

}
