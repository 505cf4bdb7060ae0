package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole chain once: AI Mixer, the monitor and Prometheus as processes, a region that
 * breaks and heals.
 */
class RegionalOutageIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String BROKEN = "eu-west";

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void aBrokenRegionIsSeenEverywhereAndSoIsItsRecovery() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
		Prometheus prometheus = Prometheus.start(this.work, monitor, mixer);
		awaitEverywhere(monitor, prometheus, "healthy", 1);

		awaitNextProbe(monitor);
		mixer.fault("refuse", BROKEN, Map.of());
		awaitEverywhere(monitor, prometheus, "unhealthy", 0);
		assertThat(monitor.endpoint(BROKEN).path("reasons").toString()).contains("refused");
		this.work.await("a probe with its reason", SOON,
				() -> assertThat(monitor.endpoint(BROKEN).path("lastProbe").path("reason").asString())
					.isEqualTo("refused"));

		mixer.heal();
		awaitEverywhere(monitor, prometheus, "healthy", 1);
		// a fault that cuts a probe off under way is seen as a reset first
		assertThat(reasonsOfDowntime(monitor, BROKEN)).singleElement().isIn("refused", "reset", "protocol");
		for (String other : all("").keySet()) {
			assertThat(reasonsOfDowntime(monitor, other)).as("downtime of %s", other)
				.hasSize(other.equals(BROKEN) ? 1 : 0);
		}
		this.work.await("the traffic of all pods is in Prometheus", SOON,
				() -> assertThat(prometheus.single("sum(rate(ai_mixer_requests_total[10s]))")).isGreaterThan(1000));
		this.work.await("every pod is scraped", SOON,
				() -> assertThat(prometheus.query("count by (region) (up{job=\"ai-mixer\"} == 1)", "region"))
					.isEqualTo(Map.of("us-west", 8.0, "us-east", 8.0, "eu-west", 4.0, "ap", 3.0)));
	}

	/** Right after a probe there is none under way that the fault could cut off. */
	private void awaitNextProbe(Monitor monitor) throws IOException, InterruptedException {
		String latest = lastProbe(monitor);
		this.work.await("another probe", SOON, () -> assertThat(lastProbe(monitor)).isNotEqualTo(latest));
	}

	private static String lastProbe(Monitor monitor) throws IOException, InterruptedException {
		return monitor.endpoint(BROKEN).path("lastProbe").path("at").asString();
	}

	/**
	 * The broken region has this status and the others are healthy, wherever one looks.
	 */
	private void awaitEverywhere(Monitor monitor, Prometheus prometheus, String status, double up) {
		Map<String, String> statuses = all("healthy");
		statuses.put(BROKEN, status);
		Map<String, Double> ups = all(1.0);
		ups.put(BROKEN, up);
		this.work.await(BROKEN + " is " + status + " in the API", SOON,
				() -> assertThat(monitor.statuses()).isEqualTo(statuses));
		this.work.await(BROKEN + " is " + up + " in the metrics", SOON,
				() -> assertThat(monitor.samples("ai_mixer_target_up", "target")).isEqualTo(ups));
		this.work.await(BROKEN + " is " + up + " in Prometheus", SOON,
				() -> assertThat(prometheus.query("ai_mixer_target_up", "target")).isEqualTo(ups));
	}

	private static List<String> reasonsOfDowntime(Monitor monitor, String name)
			throws IOException, InterruptedException {
		JsonNode intervals = Http.json(monitor.url("/api/v1/endpoints/" + name + "/intervals")).path("items");
		return StreamSupport.stream(intervals.spliterator(), false)
			.filter((interval) -> interval.path("state").asString().equals("down"))
			.map((interval) -> interval.path("reason").asString())
			.toList();
	}

	private static <V> Map<String, V> all(V value) {
		Map<String, V> map = new TreeMap<>();
		Mixer.REGIONS.forEach((region) -> map.put(region, value));
		return map;
	}

}
