package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * The component {@code scale-out} is the base and what it takes to write to a store and
 * to look from elsewhere.
 */
class ScaleOutTests {

	private static final Path COMPONENT = Path.of("k8s", "components", "scale-out");

	static final Path CONFIGURATION = COMPONENT.resolve("prometheus").resolve("prometheus.yml");

	@Test
	void inTheConfigurationNothingElseDiffers() throws IOException {
		Map<String, Object> plain = read(ScrapeConfiguration.KUBERNETES);
		Map<String, Object> scaled = read(CONFIGURATION);
		assertThat(without(scaled, "remote_write", "global", "alerting"))
			.isEqualTo(without(plain, "global", "alerting"));
		assertThat(without(Nodes.map(scaled.get("global")), "external_labels")).isEqualTo(plain.get("global"));
		assertThat(without(Nodes.map(scaled.get("alerting")), "alert_relabel_configs"))
			.isEqualTo(plain.get("alerting"));
	}

	@Test
	void theSamplesOfNoTwoAreTheSameAndTheAlertsOfAllReplicasAre() throws IOException {
		Map<String, Object> scaled = read(CONFIGURATION);
		assertThat(Nodes.map(Nodes.map(scaled.get("global")).get("external_labels")))
			.containsOnlyKeys("cluster", "replica")
			.contains(entry("replica", "${POD_NAME}"));
		assertThat(Nodes.map(scaled.get("alerting"))).containsEntry("alert_relabel_configs",
				List.of(Map.of("regex", "replica", "action", "labeldrop")));
	}

	@Test
	void theMonitorElsewhereIsThatOfTheBaseOnOtherNodesAndWithoutTheWebhook() throws IOException {
		String elsewhere = Files.readString(COMPONENT.resolve("ai-mixer-monitor-vantage").resolve("statefulset.yaml"));
		Map<String, Object> second = new Yaml().load(elsewhere.replace("-vantage", ""));
		Map<String, Object> first = read(Path.of("k8s", "base", "ai-mixer-monitor", "statefulset.yaml"));
		Map<String, Object> pod = pod(second);
		assertThat(Nodes.map(pod.get("nodeSelector")).remove("aimixer.com/vantage")).isEqualTo("second");
		assertThat(pod.remove("tolerations"))
			.isEqualTo(List.of(Map.of("key", "aimixer.com/vantage", "operator", "Exists")));
		assertThat(pod(first).remove("topologySpreadConstraints")).isNotNull();
		removeSecrets(pod(first), "volumes");
		removeSecrets(Nodes.map(Nodes.list(pod(first).get("containers")).getFirst()), "volumeMounts");
		assertThat(Nodes.map(first.get("spec")).put("replicas", 1)).isEqualTo(2);
		assertThat(second).isEqualTo(first);
	}

	private static Map<String, Object> pod(Map<String, Object> workload) {
		return Nodes.map(Nodes.map(Nodes.map(workload.get("spec")).get("template")).get("spec"));
	}

	private static void removeSecrets(Map<String, Object> settings, String key) {
		assertThat(Nodes.list(settings.get(key)).removeIf((item) -> "secrets".equals(Nodes.map(item).get("name"))))
			.isTrue();
	}

	private static Map<String, Object> read(Path file) throws IOException {
		return new Yaml().load(Files.readString(file));
	}

	private static Map<String, Object> without(Map<String, Object> settings, String... keys) {
		Map<String, Object> rest = new TreeMap<>(settings);
		rest.keySet().removeAll(List.of(keys));
		return rest;
	}

}
