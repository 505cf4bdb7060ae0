package com.aimixer.monitor;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document against the controllers and against what they answer.
 */
class OpenApiTests {

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void everyRestRouteIsDescribed() {
		Set<String> mapped = server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getPatternValues().stream())
			.filter((path) -> path.startsWith("/api/") || path.startsWith("/runbooks"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(new TreeSet<>(server.json("/v3/api-docs").get("paths").propertyNames())).isEqualTo(mapped)
			.hasSize(14);
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/status, StatusView", "/api/v1/status/us-west, EndpointView",
			"/api/v1/endpoints/us-west/probes, ProbesView", "/api/v1/endpoints/us-west/intervals, IntervalsView",
			"/api/v1/endpoints/us-west/quarters, QuartersView", "/api/v1/endpoints/us-west/days, DaysView",
			"/api/v1/incidents, IncidentsView", "/api/v1/metrics, MetricsView", "/api/v1/alerts, AlertsView",
			"/runbooks, RunbooksView" })
	void whatIsDescribedIsWhatIsAnswered(String path, String schema) {
		JsonNode schemas = server.json("/v3/api-docs").get("components").get("schemas");
		assertThat(new TreeSet<>(schemas.get(schema).get("properties").propertyNames()))
			.isEqualTo(new TreeSet<>(server.json(path).propertyNames()));
	}

	@Test
	void anUnknownNameIsDescribedWhereverANameIsAsked() {
		JsonNode paths = server.json("/v3/api-docs").get("paths");
		for (String path : paths.propertyNames()) {
			JsonNode get = paths.get(path).get("get");
			assertThat(get != null && get.get("responses").has("404")).as(path).isEqualTo(path.contains("{name}"));
		}
	}

}
