package com.aimixer.monitor;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Alertmanager posts, and what becomes of it.
 */
class WebhookTests {

	private static final String WEBHOOK = "/api/v1/alertmanager";

	private static final String TOKEN = "Authorization: Bearer " + AlertStory.TOKEN;

	/** What tells our heartbeat from that of others. */
	private static final String META = ",'family':'meta'";

	private final StoryServer server = new StoryServer();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void anAlertOfPrometheusIsOneLineFromItsBeginningToItsEnd() {
		assertThat(post(TOKEN, message("firing", "HighErrorRate", "")).statusCode()).isEqualTo(204);
		assertThat(post(TOKEN, message("firing", "HighErrorRate", "")).statusCode()).isEqualTo(204);
		JsonNode firing = this.server.json("/api/v1/alerts?state=firing").get("items").get(1);
		assertThat(firing.get("alert").asString()).isEqualTo("HighErrorRate");
		assertThat(firing.get("source").asString()).isEqualTo("prometheus");
		assertThat(firing.get("startsAt").asString()).isEqualTo("2026-03-01T11:59:00Z");
		assertThat(firing.get("summary").asString()).isEqualTo("Too many errors");
		assertThat(firing.get("deliveries").get(0).get("to").asString()).isEqualTo("http://am:9093");
		post(TOKEN, message("resolved", "HighErrorRate", ""));
		post(TOKEN, message("firing", "HighErrorRate", ""));
		JsonNode resolved = this.server.json("/api/v1/alerts?state=resolved").get("items");
		assertThat(field(resolved, "alert")).containsExactlyInAnyOrder("SlowResponse", "HighErrorRate");
		assertThat(field(resolved, "endsAt")).contains("2026-03-01T12:01:00Z");
	}

	@Test
	void anAlertThatFiresAgainWithTheSameStartIsReopenedUnlessThatIsALateRetry() {
		post(TOKEN, message("firing", "HighErrorRate", ""));
		post(TOKEN, message("resolved", "HighErrorRate", ""));
		ManualTimeSource time = this.server.bean(ManualTimeSource.class);
		time.advance(Duration.between(time.now(), Instant.parse("2026-03-01T12:06:00Z")));
		post(TOKEN, message("firing", "HighErrorRate", ""));
		assertThat(field(this.server.json("/api/v1/alerts?state=firing").get("items"), "alert"))
			.containsExactly("ServiceDown");
		time.advance(Duration.ofSeconds(1));
		post(TOKEN, message("firing", "HighErrorRate", ""));
		JsonNode again = this.server.json("/api/v1/alerts?state=firing").get("items").get(1);
		assertThat(again.get("alert").asString()).isEqualTo("HighErrorRate");
		assertThat(again.get("endsAt").isNull()).isTrue();
		assertThat(field(again.get("deliveries"), "state")).containsExactly("firing");
	}

	@Test
	void anAlertThatIsNoLongerRepeatedHasEndedWhenItWasLastHeard() {
		pass(Duration.ofMinutes(10));
		post(TOKEN, message("firing", "HighErrorRate", ""));
		pass(Duration.ofMinutes(10));
		post(TOKEN, message("firing", "HighErrorRate", ""));
		pass(Duration.ofMinutes(15));
		assertThat(firing()).containsExactly("ServiceDown", "HighErrorRate");
		pass(Duration.ofMinutes(1));
		assertThat(firing()).containsExactly("ServiceDown");
		JsonNode ended = this.server.json("/api/v1/alerts?state=resolved").get("items").get(1);
		assertThat(ended.get("endsAt").asString()).isEqualTo("2026-03-01T12:21:30Z");
		post(TOKEN, message("firing", "HighErrorRate", ""));
		assertThat(firing()).as("it was silenced").containsExactly("ServiceDown", "HighErrorRate");
	}

	@Test
	void whoHearsNotEvenTheHeartbeatKnowsNoEnd() {
		post(TOKEN, message("firing", "HighErrorRate", ""));
		this.server.bean(ManualTimeSource.class).advance(Duration.ofHours(1));
		assertThat(firing()).containsExactly("ServiceDown", "HighErrorRate");
		pass(Duration.ofMinutes(1));
		assertThat(firing()).containsExactly("ServiceDown", "HighErrorRate");
		pass(Duration.ofMinutes(1));
		assertThat(firing()).containsExactly("ServiceDown");
	}

	/** Minutes with their heartbeats. */
	private void pass(Duration time) {
		for (long minute = 0; minute < time.toMinutes(); minute++) {
			this.server.bean(ManualTimeSource.class).advance(Duration.ofMinutes(1));
			post(TOKEN, message("firing", "Watchdog", META));
		}
	}

	private List<String> firing() {
		return field(this.server.json("/api/v1/alerts?state=firing").get("items"), "alert");
	}

	@Test
	void alertsOfMonitorsAreNotTakenTwice() {
		post(TOKEN, message("firing", "ServiceDown", ",'source':'monitor'"));
		assertThat(this.server.json("/api/v1/alerts").get("items")).hasSize(2);
	}

	@Test
	void theHeartbeatIsHeardAndNoLineOfTheHistory() {
		Watchdog watchdog = this.server.bean(Watchdog.class);
		this.server.bean(ManualTimeSource.class).advance(Duration.ofMinutes(5));
		assertThat(watchdog.silence()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
		post(TOKEN, message("firing", "Watchdog", META));
		assertThat(watchdog.silence()).isZero();
		assertThat(this.server.json("/api/v1/alerts").get("items")).hasSize(2);
		assertThat(this.server.get("/metrics").body()).contains("ai_mixer_watchdog_silence_seconds 0.0")
			.contains("ai_mixer_alert_deliveries_total{result=\"delivered\"} 0.0");
	}

	@Test
	void aHeartbeatThatHasEndedIsNone() {
		this.server.bean(ManualTimeSource.class).advance(Duration.ofMinutes(5));
		post(TOKEN, message("resolved", "Watchdog", META));
		assertThat(this.server.bean(Watchdog.class).silence()).isPositive();
	}

	@Test
	void theWatchdogOfSomebodyElseIsNoHeartbeat() {
		this.server.bean(ManualTimeSource.class).advance(Duration.ofMinutes(5));
		post(TOKEN, message("firing", "Watchdog", "").replace("critical", "none"));
		post(TOKEN, message("firing", "Watchdog", ",'family':'other'"));
		assertThat(this.server.bean(Watchdog.class).silence()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
		assertThat(field(this.server.json("/api/v1/alerts?state=firing").get("items"), "alert")).contains("Watchdog");
	}

	@Test
	void aHeartbeatThatIsMissedMakesTheHealthOfTheWholeDegraded() {
		assertThat(this.server.json("/actuator/health").get("status").asString()).isEqualTo("UP");
		this.server.bean(ManualTimeSource.class).advance(Duration.ofMinutes(12));
		assertThat(this.server.json("/actuator/health").get("status").asString()).isEqualTo("DEGRADED");
	}

	private HttpResponse<String> post(String header, String body) {
		return this.server.post(WEBHOOK, header, BodyPublishers.ofString(body));
	}

	private static String message(String status, String alert, String labels) {
		return """
				{'version':'4','receiver':'history','status':'%1$s','externalURL':'http://am:9093','truncatedAlerts':0,
				 'alerts':[{'status':'%1$s','labels':{'alertname':'%2$s','severity':'critical'%3$s},
				  'annotations':{'summary':'Too many errors'},'startsAt':'2026-03-01T11:59:00Z',
				  'endsAt':'%4$s','fingerprint':'a1','generatorURL':'http://p:9090'}]}"""
			.formatted(status, alert, labels, status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-03-01T12:01:00Z")
			.replace('\'', '"');
	}

	private static List<String> field(JsonNode items, String name) {
		return items.valueStream().map((item) -> item.get(name).asString("")).toList();
	}

}
