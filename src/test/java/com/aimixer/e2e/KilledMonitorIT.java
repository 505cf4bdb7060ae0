package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The monitor is killed at random moments, without a chance to tidy up, and started again
 * with the same data directory.
 */
@Order(1)
class KilledMonitorIT {

	private static final String[] QUICK = { "interval: 1s", "timeout: 300ms", "confirm.spacing: 50ms",
			"thresholds.response-time-warning: 250ms", "thresholds.response-time-critical: 290ms", "data-dir: data" };

	/** What has happened less than that before the death may be lost. */
	private static final Duration UNWRITTEN = Duration.ofSeconds(1);

	private static final Duration START = Duration.ofSeconds(60);

	private static final String ENDPOINT = "edge";

	@RegisterExtension
	private final Workplace work = new Workplace();

	private final Random random = new Random(20261123);

	@Test
	void threeTimesInARow() throws Exception {
		killAgainAndAgain(3);
	}

	@Tag("real")
	@Test
	void fiftyTimesInARow() throws Exception {
		killAgainAndAgain(50);
	}

	@Test
	void aSecondMonitorOnTheSameDirectoryIsRefused() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor.start(this.work, mixer, QUICK);
		Program second = this.work.start("second",
				Program.jar("ai-mixer-monitor.jar", List.of("--server.port=" + Ports.free())));
		assertThat(second.exitCode(START)).isEqualTo(69);
		assertThat(second.err()).contains("data is in use by another monitor").hasLineCount(1);
	}

	private void killAgainAndAgain(int times) throws Exception {
		Mixer mixer = Mixer.start(this.work);
		int port = Ports.free();
		String configuration = mixer.configuration(port, QUICK);
		Monitor monitor = Monitor.start(this.work, port, configuration);
		for (int i = 0; i < times; i++) {
			if (i % 3 == 2) {
				mixer.fault("refuse", ENDPOINT, Map.of("for", "1500ms"));
			}
			live(Duration.ofMillis(500 + this.random.nextInt(3_000)));
			Seen before = see(monitor);
			Instant death = Instant.now();
			monitor.program().kill();
			monitor.program().exitCode(START);
			killWhileItStarts(i);
			Monitor next = Monitor.start(this.work, port, configuration);
			this.work.await("a probe after the restart", START, () -> assertThat(lastProbe(next)).isAfter(death));
			assertTakenUp(before, death, see(next));
			monitor = next;
		}
	}

	/** Every other time one more dies before it serves. */
	private void killWhileItStarts(int round) throws InterruptedException {
		if (round % 2 == 1) {
			Program starting = this.work.start("starting", Program.jar("ai-mixer-monitor.jar", List.of()));
			live(Duration.ofMillis(1_000 + this.random.nextInt(5_000)));
			starting.kill();
			starting.exitCode(START);
		}
	}

	private static void assertTakenUp(Seen before, Instant death, Seen after) {
		Instant written = death.minus(UNWRITTEN);
		before.probes.forEach((at, probe) -> {
			if (at.isBefore(written)) {
				assertThat(after.probes).as("probe of " + at).containsEntry(at, probe);
			}
		});
		before.intervals.forEach((from, interval) -> {
			if (interval.to.isBefore(written)) {
				assertThat(after.intervals).as("interval from " + from).containsEntry(from, interval);
			}
		});
		assertThat(after.count).isGreaterThanOrEqualTo(before.count - 1);
		Instant last = before.probes.keySet().stream().max(Instant::compareTo).orElseThrow();
		Instant next = after.probes.keySet().stream().filter(death::isBefore).min(Instant::compareTo).orElseThrow();
		// neither up nor down from the last outcome before to the first one after
		assertThat(after.intervals.values()).filteredOn((interval) -> !interval.state.equals("unknown"))
			.noneMatch((interval) -> interval.from.isBefore(next.minusMillis(1)) && interval.to.isAfter(death))
			.noneMatch((interval) -> interval.from.isBefore(last) && interval.to.isAfter(death));
	}

	private static Seen see(Monitor monitor) throws IOException, InterruptedException {
		Map<Instant, JsonNode> probes = new LinkedHashMap<>();
		for (JsonNode probe : Http.json(monitor.url("/api/v1/endpoints/" + ENDPOINT + "/probes?limit=1000"))
			.path("items")) {
			probes.put(Instant.parse(probe.path("at").asString()), probe);
		}
		Map<Instant, Span> intervals = new LinkedHashMap<>();
		for (JsonNode item : Http.json(monitor.url("/api/v1/endpoints/" + ENDPOINT + "/intervals")).path("items")) {
			Span span = new Span(Instant.parse(item.path("from").asString()), Instant.parse(item.path("to").asString()),
					item.path("state").asString());
			intervals.put(span.from, span);
		}
		// the window moves on: what is cut off at its start is not the same next time
		intervals.remove(intervals.keySet().iterator().next());
		return new Seen(probes, intervals, monitor.endpoint(ENDPOINT).path("latency24h").path("count").asLong());
	}

	private static Instant lastProbe(Monitor monitor) throws IOException, InterruptedException {
		return Instant.parse(monitor.endpoint(ENDPOINT).path("lastProbe").path("at").asString());
	}

	private static void live(Duration duration) throws InterruptedException {
		boolean _ = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * What a monitor says.
	 *
	 * @param probes by their start
	 * @param intervals by their start
	 * @param count response times of 24 hours
	 */
	private record Seen(Map<Instant, JsonNode> probes, Map<Instant, Span> intervals, long count) {
	}

	private record Span(Instant from, Instant to, String state) {
	}

}
