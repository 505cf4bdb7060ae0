package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Channels.Notification;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The monitor's own alerts and a real Alertmanager: one incident with those of
 * Prometheus, an end that arrives even if the monitor is killed, a heartbeat that is
 * missed.
 */
@Order(1)
class OwnAlertsIT {

	/** A minute is a second. */
	private static final int SPEED = 60;

	private static final Duration SOON = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void whatBothSeeIsOneIncidentThatEndsWhenBothSaySo() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = startMonitor(mixer, alertmanager.address());
		mixer.fault("refuse", "ap", Map.of());
		awaitPages(channels, "trigger", 1);
		assertThat(pages(channels, "trigger").getFirst().content()).contains("connection refused by 127.0.0.1");

		Alert theirs = Alert.critical("ServiceDown", "availability").with("target", "ap").in("ap");
		alertmanager.fire(theirs);
		awaitPages(channels, "trigger", 2);
		assertThat(sources(alertmanager)).containsExactlyInAnyOrder("", "monitor");
		mixer.heal();
		this.work.await("only Prometheus says so", SOON, () -> assertThat(sources(alertmanager)).containsExactly(""));
		assertThat(pages(channels, "resolve")).isEmpty();
		alertmanager.end(theirs);
		awaitPages(channels, "resolve", 1);
		assertThat(Stream.concat(pages(channels, "trigger").stream(), pages(channels, "resolve").stream())
			.map(Notification::key)
			.distinct()).hasSize(1);
		assertKept(monitor, alertmanager);
	}

	private static void assertKept(Monitor monitor, Alertmanager alertmanager) throws Exception {
		JsonNode items = Http.json(monitor.url("/api/v1/alerts?state=resolved")).path("items");
		assertThat(items).hasSize(1);
		assertThat(items.get(0).path("alert").asString()).isEqualTo("ServiceDown");
		assertThat(items.get(0).path("deliveries").valueStream().map((delivery) -> delivery.path("to").asString()))
			.containsExactly(alertmanager.address(), alertmanager.address());
	}

	@Test
	void theAlertOfAMonitorThatIsKilledExpires() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = startMonitor(mixer, alertmanager.address());
		mixer.fault("refuse", "ap", Map.of());
		awaitPages(channels, "trigger", 1);
		this.work.await("the heartbeat goes on beyond the first end", SOON,
				() -> assertThat(monitor.samples("ai_mixer_alert_deliveries_total", "result"))
					.hasEntrySatisfying("delivered", (count) -> assertThat(count).isGreaterThan(5)));
		assertThat(pages(channels, "resolve")).isEmpty();
		monitor.program().kill();
		awaitPages(channels, "resolve", 1);
	}

	@Test
	void aMonitorThatIsKilledAndStartedAgainGoesOnWithItsAlert() throws Exception {
		Channels channels = Channels.start(this.work);
		Alertmanager alertmanager = Alertmanager.start(this.work, channels, SPEED);
		Mixer mixer = Mixer.start(this.work);
		String[] settings = Stream
			.of(settings(alertmanager.address()), new String[] { "data-dir: '" + this.work.folder() + "/history'" })
			.flatMap(Stream::of)
			// long enough for a start on a busy machine
			.map((line) -> line.replace("heartbeat: 1s", "heartbeat: 1m"))
			.toArray(String[]::new);
		Monitor first = Monitor.start(this.work, mixer, settings);
		mixer.fault("refuse", "ap", Map.of());
		awaitPages(channels, "trigger", 1);
		this.work.await("it is written down", SOON, () -> assertThat(deliveries(first)).isEqualTo(1));
		JsonNode before = only(first);
		first.program().kill();
		Monitor second = Monitor.start(this.work, mixer, settings);
		this.work.await("it is seen again", SOON,
				() -> assertThat(second.endpoint("ap").path("status").asString()).isEqualTo("unhealthy"));
		assertThat(only(second).path("startsAt")).isEqualTo(before.path("startsAt"));
		assertThat(only(second).path("state").asString()).isEqualTo("firing");
		mixer.heal();
		awaitPages(channels, "resolve", 1);
		assertThat(pages(channels, "trigger")).hasSize(1);
	}

	private static int deliveries(Monitor monitor) throws IOException, InterruptedException {
		return only(monitor).path("deliveries").size();
	}

	private static JsonNode only(Monitor monitor) throws IOException, InterruptedException {
		JsonNode items = Http.json(monitor.url("/api/v1/alerts")).path("items");
		assertThat(items).hasSize(1);
		return items.get(0);
	}

	@Test
	void theHistoryHasTheAlertsOfPrometheusAndAHeartbeatThatStopsIsMissed() throws Exception {
		Channels channels = Channels.start(this.work);
		int port = Ports.free();
		Alertmanager alertmanager = Alertmanager.startWithMonitor(this.work, channels, SPEED, port);
		Mixer mixer = Mixer.start(this.work);
		alertmanager.fire(Alert.of("Watchdog", "none", "meta"));
		String token = this.work.folder().resolve("secrets").resolve("webhook_token").toString();
		Monitor monitor = Monitor.start(this.work, port,
				mixer.configuration(port,
						Stream
							.of(settings(alertmanager.address()),
									new String[] { "alertmanager.webhook-token-file: '" + token + "'",
											"alertmanager.watchdog-timeout: 12s" })
							.flatMap(Stream::of)
							.toArray(String[]::new)));
		this.work.await("heartbeats arrive", SOON, () -> assertThat(Http.text(monitor.url("/metrics")))
			.containsPattern("ai_mixer_watchdog_silence_seconds [0-4]\\."));
		Alert latency = Alert.critical("HighLatency", "latency").in("us-west");
		alertmanager.fire(latency);
		this.work.await("the history has it", SOON,
				() -> assertThat(history(monitor, "firing")).containsExactly("prometheus HighLatency of us-west"));
		alertmanager.end(latency, Alert.of("Watchdog", "none", "meta"));
		this.work.await("and its end", SOON,
				() -> assertThat(history(monitor, "resolved")).containsExactly("prometheus HighLatency of us-west"));
		this.work.await("PagerDuty hears of the silence", SOON,
				() -> assertThat(channels.lines()).contains("pagerduty local: trigger WatchdogSilent"));
		assertThat(Http.text(monitor.url("/actuator/health"))).contains("\"DEGRADED\"");
		alertmanager.fire(Alert.of("Watchdog", "none", "meta"));
		this.work.await("and of its end", SOON,
				() -> assertThat(channels.lines()).contains("pagerduty local: resolve WatchdogSilent"));
	}

	private static List<String> history(Monitor monitor, String state) throws IOException, InterruptedException {
		return Http.json(monitor.url("/api/v1/alerts?state=" + state))
			.path("items")
			.valueStream()
			.map((item) -> item.path("source").asString() + " " + item.path("alert").asString() + " of "
					+ item.path("region").asString(""))
			.toList();
	}

	private Monitor startMonitor(Mixer mixer, String... alertmanagers) {
		return Monitor.start(this.work, mixer, settings(alertmanagers));
	}

	private static String[] settings(String... alertmanagers) {
		return Stream.concat(Stream.of(Monitor.QUICK_AND_PATIENT),
				Stream.of("alertmanager.urls: ['" + String.join("', '", alertmanagers) + "']",
						"alertmanager.replica: monitor-0", "alertmanager.heartbeat: 1s",
						"alertmanager.speed: " + SPEED))
			.toArray(String[]::new);
	}

	private void awaitPages(Channels channels, String action, int count) {
		this.work.await(action + " at PagerDuty", SOON, () -> assertThat(pages(channels, action)).hasSize(count));
	}

	private static List<Notification> pages(Channels channels, String action) throws IOException, InterruptedException {
		return channels.notifications()
			.stream()
			.filter((page) -> page.channel().equals("pagerduty") && page.action().equals(action))
			.toList();
	}

	/**
	 * Who says that the endpoint is down: the monitor, or Prometheus, who does not sign.
	 */
	private static List<String> sources(Alertmanager alertmanager) throws IOException, InterruptedException {
		return alertmanager.alerts()
			.valueStream()
			.map((alert) -> alert.path("labels").path("source").asString(""))
			.toList();
	}

}
