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
 * The configuration of the component {@code scale-out} is the committed one and what
 * remote write needs.
 */
class ScaleOutTests {

	static final Path CONFIGURATION = Path.of("k8s", "components", "scale-out", "prometheus", "prometheus.yml");

	@Test
	void nothingElseDiffers() throws IOException {
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

	private static Map<String, Object> read(Path file) throws IOException {
		return new Yaml().load(Files.readString(file));
	}

	private static Map<String, Object> without(Map<String, Object> settings, String... keys) {
		Map<String, Object> rest = new TreeMap<>(settings);
		rest.keySet().removeAll(List.of(keys));
		return rest;
	}

}
