package com.aimixer.monitor;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The figures as Prometheus and as scripts get them.
 */
class MetricsWebTests {

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus" })
	void metricsSpeakPrometheusTextByDefault(String path) {
		HttpResponse<String> response = server.get(path);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/plain;version=0.0.4"));
		assertThat(response.body()).contains("ai_mixer_target_up{region=\"us-west\",target=\"us-west\"} 1.0")
			.contains("ai_mixer_target_up{region=\"eu-west\",target=\"eu-west\"} 0.0")
			.doesNotContain("ai_mixer_target_up{region=\"edge\"")
			.contains("ai_mixer_target_status{region=\"edge\",status=\"unknown\",target=\"edge\"} 1.0")
			.contains(
					"ai_mixer_probes_total{reason=\"refused\",region=\"eu-west\",result=\"failure\",target=\"eu-west\"} 3.0")
			.contains("ai_mixer_probe_blips_total{reason=\"timeout\",region=\"eu-west\",target=\"eu-west\"} 1.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus" })
	void metricsSpeakOpenMetricsWhenAsked(String path) {
		HttpResponse<String> response = server.get(path, "application/openmetrics-text; version=1.0.0");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/openmetrics-text"));
		assertThat(response.body()).endsWith("# EOF\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metrics", "/actuator/prometheus", "/api/v1/status", "/api/v1/metrics" })
	void anUnacceptableFormatIs406(String path) {
		assertThat(server.get(path, "image/png").statusCode()).isEqualTo(406);
	}

	@Test
	void jsonFiguresAreThoseOfTheScrape() {
		JsonNode metrics = server.json("/api/v1/metrics").get("metrics");
		JsonNode probes = metrics.valueStream()
			.filter((family) -> family.get("name").asString().equals("ai_mixer_probes_total"))
			.findFirst()
			.orElseThrow();
		assertThat(probes.get("samples").valueStream().toList()).contains(StoryServer.JSON.readTree(
				"""
						{"labels":{"reason":"refused","region":"eu-west","result":"failure","target":"eu-west"},"value":3.0}"""));
	}

}
