package com.aimixer.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The past of an endpoint over real HTTP: its probes, intervals, quarter hours, days and
 * incidents.
 */
class HistoryWebTests {

	@RegisterExtension
	private static final StoryServer server = new StoryServer();

	@Test
	void probesComeNewestFirstWithTheirAttempts() {
		JsonNode items = server.json("/api/v1/endpoints/eu-west/probes?limit=4").get("items");
		assertThat(items.valueStream().map((item) -> item.get("attempt").asInt()).toList()).containsExactly(2, 1, 0, 1);
		assertThat(items.get(0).get("result").asString()).isEqualTo("failure");
		assertThat(items.get(3).get("result").asString()).isEqualTo("success");
	}

	@Test
	void intervalsAddUpToTheAvailabilityToTheMillisecond() {
		JsonNode view = server.json("/api/v1/endpoints/eu-west/intervals");
		assertThat(items(view, "state")).containsExactly("unknown", "up", "down");
		long up = millis(view.get("items").get(1));
		long down = millis(view.get("items").get(2));
		assertThat(view.get("items").valueStream().mapToLong(HistoryWebTests::millis).sum())
			.isEqualTo(Duration.ofHours(24).toMillis());
		assertThat(server.json("/api/v1/status/eu-west").get("availability24h").get("ratio").asDouble())
			.isEqualTo((double) up / (up + down));
		assertThat(view.get("items").get(2).get("evidence").asString()).isEqualTo("connection refused");
	}

	@Test
	void aQuarterHourCountsFirstAttemptsAlone() {
		JsonNode items = server.json("/api/v1/endpoints/eu-west/quarters").get("items");
		assertThat(items).hasSize(1);
		JsonNode only = items.get(0);
		assertThat(only.get("from").asString()).isEqualTo("2026-03-01T12:00:00Z");
		assertThat(only.get("successes").asInt()).isEqualTo(1);
		assertThat(only.get("failures").asInt()).isEqualTo(2);
		assertThat(only.get("slow").asInt()).isZero();
		assertThat(only.get("maxMs").asDouble()).isEqualTo(40.0);
		assertThat(only.get("p50Ms").asDouble()).isBetween(39.2, 40.0);
		assertThat(server.json("/api/v1/endpoints/edge/quarters").get("items")).isEmpty();
	}

	@Test
	void withoutADurableHistoryTheDaysKnowToday() {
		JsonNode days = server.json("/api/v1/endpoints/eu-west/days");
		assertThat(days.get("durable").asBoolean()).isFalse();
		assertThat(days.get("since").asString()).isEqualTo("2026-03-01T12:00:00Z");
		assertThat(days.get("items")).hasSize(90);
		JsonNode today = days.get("items").get(89);
		assertThat(today.get("date").asString()).isEqualTo("2026-03-01");
		assertThat(today.get("availability").get("ratio"))
			.isEqualTo(server.json("/api/v1/status/eu-west").get("availability24h").get("ratio"));
		assertThat(today.get("incidents").asInt()).isEqualTo(1);
		assertThat(days.get("items").get(88).get("availability").get("ratio").isNull()).isTrue();
	}

	@Test
	void anIncidentSaysWhoFailedHowAndSinceWhen() {
		JsonNode incident = server.json("/api/v1/incidents").get("items").get(0);
		JsonNode interval = server.json("/api/v1/endpoints/eu-west/intervals").get("items").get(2);
		assertThat(incident.get("name").asString()).isEqualTo("eu-west");
		assertThat(incident.get("from")).isEqualTo(interval.get("from"));
		assertThat(incident.get("to").isNull()).isTrue();
		assertThat(incident.get("durationMs").asDouble()).isEqualTo((double) millis(interval));
		assertThat(incident.get("reason").asString()).isEqualTo("refused");
		assertThat(incident.get("lastEvidence").asString()).isEqualTo("connection refused");
		assertThat(incident.get("togetherCount").asInt()).isZero();
	}

	@Test
	void blipsAreListedBesideTheIntervals() {
		JsonNode blips = server.json("/api/v1/endpoints/eu-west/intervals").get("blips");
		assertThat(blips.valueStream().map((blip) -> blip.get("reason").asString()).toList())
			.containsExactly("timeout");
	}

	private static List<String> items(JsonNode view, String field) {
		return view.get("items").valueStream().map((item) -> item.get(field).asString()).toList();
	}

	private static long millis(JsonNode interval) {
		return Duration
			.between(Instant.parse(interval.get("from").asString()), Instant.parse(interval.get("to").asString()))
			.toMillis();
	}

}
