package com.aimixer.monitor;

import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.monitor.stream.BoardEvents;
import com.aimixer.monitor.stream.EventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The routes over real HTTP: one healthy endpoint, one that is down after a blip, one
 * that was never probed; time stands still at 12:01:30.
 */
class WebTests {

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void statusShowsTheFleetWithTheWorstStatus() {
		JsonNode fleet = server.json("/api/v1/status");
		assertThat(fleet.get("status").asString()).isEqualTo("unhealthy");
		assertThat(fleet.get("at").asString()).isEqualTo("2026-03-01T12:01:30Z");
		assertThat(fleet.get("summary")).isEqualTo(tree("{'healthy':1,'degraded':0,'unhealthy':1,'unknown':1}"));
		assertThat(names(fleet.get("endpoints"))).containsExactly("us-west", "eu-west", "edge");
	}

	@Test
	void anEndpointThatIsDownSaysSinceWhenAndWhy() {
		JsonNode endpoint = server.json("/api/v1/status/eu-west");
		assertThat(endpoint.get("status").asString()).isEqualTo("unhealthy");
		assertThat(endpoint.get("since").asString()).isEqualTo("2026-03-01T12:01:00Z");
		assertThat(endpoint.get("reasons")).isEqualTo(tree("['down: connection refused']"));
		assertThat(endpoint.get("responseTimeMs").isNull()).isTrue();
		assertThat(endpoint.get("lastProbe").get("reason").asString()).isEqualTo("refused");
		assertThat(endpoint.get("lastProbe").get("phase").asString()).isEqualTo("connect");
	}

	@Test
	void anEndpointThatIsUpShowsItsFigures() {
		JsonNode endpoint = server.json("/api/v1/status/us-west");
		assertThat(endpoint.get("responseTimeMs").asDouble()).isEqualTo(40.0);
		assertThat(endpoint.get("lastProbe").get("reason").isNull()).isTrue();
		assertThat(endpoint.get("lastProbe").get("phasesMs"))
			.isEqualTo(tree("{'dns':0.0,'connect':1.0,'tls':0.0,'wait':39.0,'body':0.0}"));
		assertThat(endpoint.get("availability24h").get("ratio").asDouble()).isEqualTo(1.0);
		assertThat(endpoint.get("latency24h").get("count").asLong()).isEqualTo(3);
		assertThat(endpoint.get("certificateExpiresAt").isNull()).isTrue();
	}

	@Test
	void anEndpointThatWasNeverProbedIsUnknownAndHasNoRatio() {
		JsonNode endpoint = server.json("/api/v1/status/edge");
		assertThat(endpoint.get("status").asString()).isEqualTo("unknown");
		assertThat(endpoint.get("reasons")).isEqualTo(tree("['not probed yet']"));
		assertThat(endpoint.get("availability24h"))
			.isEqualTo(tree("{'ratio':null,'coverage':0.0,'lowerBound':0.0,'upperBound':1.0}"));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			us-west | status       | healthy   | #2e7d32
			eu-west | status       | unhealthy | #c62828
			edge    | status       | unknown   | #616161
			us-west | availability | 100 % (1 min 30 s)  | #616161
			eu-west | availability | 66.6 % (1 min 30 s) | #616161
			edge    | availability | unknown             | #616161
			""", delimiter = '|')
	void badgesSayTheFigureInWordsAndColour(String name, String show, String words, String colour) {
		HttpResponse<String> badge = server.get("/api/v1/endpoints/" + name + "/badge.svg?show=" + show);
		assertThat(badge.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("image/svg+xml"));
		assertThat(badge.body()).contains(words).contains(colour);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					/api/v1/status/nowhere                        | 404 | There is no endpoint 'nowhere'. Known: us-west, eu-west, edge
					/api/v1/endpoints/nowhere/probes              | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/intervals           | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/quarters            | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/days                | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/nowhere/badge.svg           | 404 | There is no endpoint 'nowhere'
					/api/v1/endpoints/us-west/probes?limit=0      | 400 | limit = 0 is out of range: use 1 to 100000
					/api/v1/endpoints/us-west/probes?limit=many   | 400 | limit
					/api/v1/endpoints/us-west/badge.svg?show=mood | 400 | show = mood is not known: use status or availability
					/api/v2/status                                | 404 | api/v2/status
					""",
			delimiter = '|')
	void mistakesAreProblemDetails(String path, int status, String detail) {
		HttpResponse<String> response = server.get(path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(StoryServer.JSON.readTree(response.body()).get("detail").asString()).contains(detail);
	}

	@Test
	void whatTheServerItselfRefusesIsAProblemDetailToo() {
		HttpResponse<String> response = server.get("/%ff");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(StoryServer.JSON.readTree(response.body()).get("title").asString()).isEqualTo("Bad Request");
	}

	@Test
	void theApiIsReadOnly() {
		HttpResponse<String> response = server.delete("/api/v1/status");
		assertThat(response.statusCode()).isEqualTo(405);
	}

	@Test
	void aHeadOfTheEventsLeavesNoSubscriptionBehind() {
		assertThat(server.head("/api/v1/events").statusCode()).isEqualTo(200);
		assertThat(server.bean(EventStream.class).subscribers()).isZero();
	}

	@Test
	void theStatusIsNeverCached() {
		assertThat(server.get("/api/v1/status").headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@Test
	void homeLeadsToTheStatus() {
		HttpResponse<String> response = server.get("/");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("/api/v1/status"));
	}

	@ParameterizedTest
	@MethodSource("actuatorEndpoints")
	void actuatorExposesOnlyWhatIsMeant(String name, boolean exposed) {
		assertThat(server.get("/actuator/" + name).statusCode() == 200).isEqualTo(exposed);
	}

	private static Stream<org.junit.jupiter.params.provider.Arguments> actuatorEndpoints() {
		return Map.of("health", true, "info", true, "prometheus", true, "env", false, "beans", false, "heapdump", false)
			.entrySet()
			.stream()
			.map((entry) -> org.junit.jupiter.params.provider.Arguments.of(entry.getKey(), entry.getValue()));
	}

	@Test
	void eventsReachTheClientWithTheirType() {
		HttpResponse<Stream<String>> events = server.get("/api/v1/events", BodyHandlers.ofLines());
		assertThat(events.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/event-stream"));
		server.bean(BoardEvents.class).ping();
		try (Stream<String> lines = events.body()) {
			assertThat(lines.filter((line) -> !line.isEmpty()).limit(3)).containsExactly("retry: 2000", "event: ping",
					"data: {\"at\":\"2026-03-01T12:01:30Z\"}");
		}
	}

	private static List<String> names(JsonNode endpoints) {
		return endpoints.valueStream().map((endpoint) -> endpoint.get("name").asString()).toList();
	}

	private static JsonNode tree(String singleQuoted) {
		return StoryServer.JSON.readTree(singleQuoted.replace('\'', '"'));
	}

}
