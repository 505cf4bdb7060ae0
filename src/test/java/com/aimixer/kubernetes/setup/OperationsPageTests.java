package com.aimixer.kubernetes.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code src/site/kubernetes.md} says what the manifests, the rules and the original wish
 * say.
 */
class OperationsPageTests {

	private static final Path PAGE = Path.of("src", "site", "kubernetes.md");

	private static final Pattern METRIC = Pattern
		.compile("\\b(?:ai_mixer|container|kube)_[a-z_]+\\b|\\bregion:[a-z0-9_:]+\\b");

	/** As a running Prometheus shows them. */
	private static final Set<String> OF_PROMETHEUS = Set.of("prometheus_tsdb_head_series",
			"prometheus_tsdb_head_samples_appended_total", "prometheus_tsdb_compaction_chunk_size_bytes_sum",
			"prometheus_tsdb_compaction_chunk_samples_sum", "prometheus_tsdb_storage_blocks_bytes",
			"prometheus_tsdb_wal_storage_size_bytes");

	@Test
	void everyTaskOfTheWishIsThere() throws IOException {
		assertThat(PAGE).content()
			.contains("Review dashboard for anomalies", "Check alert rules effectiveness",
					"Update monitoring stack versions", "Review and tune alert thresholds",
					"Grafana admin password rotation", "Monitor CPU and memory trends", "Track request growth patterns",
					"Plan scaling before hitting limits", "Review storage requirements");
	}

	@Test
	void everyOverlayIsThere() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("k8s", "overlays"))) {
			assertThat(folders.map((folder) -> folder.getFileName().toString()).toList()).isNotEmpty()
				.allSatisfy((name) -> assertThat(PAGE).content().contains("| `" + name + "` |"));
		}
	}

	@Test
	void queriesAskForWhatIsRecordedOrShownOnADashboard() throws IOException {
		String known = Files.readString(Path.of("prometheus/rules/recording.yml"))
				+ Files.readString(Path.of("prometheus/rules/availability.yml"))
				+ Files.readString(Path.of("grafana/dashboards/ai-mixer-system.json"))
				+ Files.readString(Path.of("README.md"))
					.replace("`_size_bytes`", "ai_mixer_monitor_history_size_bytes");
		String queries = String.join("\n", queries());
		assertThat(names(METRIC, queries)).hasSizeGreaterThan(5).allSatisfy((name) -> assertThat(known).contains(name));
		assertThat(names(Pattern.compile("\\bprometheus_[a-z_]+"), queries)).isEqualTo(OF_PROMETHEUS);
	}

	static List<String> queries() throws IOException {
		return Pattern.compile("```promql\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(PAGE))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	@Test
	void sizesAreThoseOfTheManifests() throws IOException {
		List<String> sizes = new ArrayList<>();
		for (String kind : List.of("statefulset", "deployment", "daemonset")) {
			try (Stream<Path> files = Files.walk(Path.of("k8s", "base"))) {
				for (Path file : files.filter((path) -> path.endsWith(kind + ".yaml")).toList()) {
					sizes.add(size(read(file)));
				}
			}
		}
		List<String> rows = Files.readAllLines(PAGE).stream().filter((line) -> line.startsWith("| ")).toList();
		assertThat(sizes).hasSize(6).allSatisfy((size) -> assertThat(rows).anyMatch((row) -> row.startsWith(size)));
	}

	/** The beginning of a row of the page. */
	private static String size(JsonNode workload) {
		JsonNode resources = workload.at("/spec/template/spec/containers/0/resources");
		return "| %s | %s | %s | %s / %s | %s".formatted(workload.at("/metadata/name").asString(),
				workload.at("/spec/replicas").asString("one a node"), resources.at("/requests/cpu").asString(),
				resources.at("/requests/memory").asString(), resources.at("/limits/memory").asString(),
				workload.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage").asString("none"));
	}

	private static JsonNode read(Path file) throws IOException {
		Object document = new Yaml().load(Files.readString(file));
		return JsonMapper.shared().valueToTree(document);
	}

}
