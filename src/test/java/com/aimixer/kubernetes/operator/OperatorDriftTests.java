package com.aimixer.kubernetes.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The committed resources of the Prometheus operator are what rules and scrape jobs say.
 * To write them anew:
 * {@code ./mvnw test -Dtest=OperatorDriftTests -Doperator.write=true}.
 */
class OperatorDriftTests {

	private static final Path PROMETHEUS = Path.of("prometheus");

	private static final Path FOLDER = Path.of("k8s", "overlays", "operator", "monitoring");

	private static final String HEAD = """
			# Made of prometheus/%s. Do not edit: ./mvnw test -Dtest=OperatorDriftTests -Doperator.write=true
			""";

	@Test
	void theRulesAreThoseOfTheirFiles() throws IOException {
		List<Map<String, Object>> resources = RuleFile.files(PROMETHEUS.resolve("rules"), "*.yml")
			.stream()
			.map(OperatorDriftTests::rules)
			.toList();
		assertCommitted("rules.yaml", HEAD.formatted("rules") + Resource.yaml(resources));
		assertThat(resources).hasSize(RuleFile.all().size());
	}

	@Test
	void theMonitorsAreThoseOfTheJobs() throws IOException {
		assertCommitted("monitors.yaml", HEAD.formatted("scrape") + Resource.yaml(monitors()));
	}

	@Test
	void whatHasNoTranslationIsNotLostInSilence() {
		Map<String, Object> job = job("grafana");
		job.put("body_size_limit", "1MB");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> MonitorFactory.monitor(job, global()))
			.withMessage("no translation of {body_size_limit=1MB} in job grafana");
	}

	private static List<Map<String, Object>> monitors() {
		return RuleFile.files(PROMETHEUS.resolve("scrape"), "*.yml")
			.stream()
			.map((file) -> MonitorFactory.monitor(job(file), global()))
			.toList();
	}

	/** Groups are evaluated as often as here, where the operator has another default. */
	private static Map<String, Object> rules(Path file) {
		List<Map<String, Object>> groups = Resource.maps(read(file).get("groups")).stream().map((group) -> {
			Map<String, Object> copy = new LinkedHashMap<>();
			copy.put("name", group.get("name"));
			copy.put("interval", global().get("evaluation_interval"));
			copy.putAll(group);
			return copy;
		}).toList();
		return Resource.of("PrometheusRule", "ai-mixer-" + file.getFileName().toString().replace(".yml", ""),
				Map.of("groups", groups));
	}

	private static Map<String, Object> job(String name) {
		return job(PROMETHEUS.resolve("scrape").resolve(name + ".yml"));
	}

	private static Map<String, Object> job(Path file) {
		return Resource.maps(read(file).get("scrape_configs")).getFirst();
	}

	private static Map<String, Object> global() {
		return Resource.map(read(PROMETHEUS.resolve("prometheus.yml")).get("global"));
	}

	private static Map<String, Object> read(Path file) {
		return Resource.map(RuleFile.read(file, Object.class));
	}

	private static void assertCommitted(String name, String generated) throws IOException {
		Path file = FOLDER.resolve(name);
		if (Boolean.getBoolean("operator.write")) {
			Files.writeString(file, generated);
		}
		assertThat(file).as("to be written anew with -Doperator.write=true").content().isEqualTo(generated);
	}

}
