package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The monitor with the times that it has by default: how long an outage stays unseen.
 */
@Tag("real")
class TrueTimeIT {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Duration SPACINGS = Duration.ofSeconds(2);

	/** What the test itself and a busy machine may add. */
	private static final Duration SLACK = Duration.ofSeconds(2);

	/** About failures only: a busy machine must not make a status of its own. */
	private static final String[] PATIENT = { "thresholds.response-time-warning: 2s",
			"thresholds.response-time-critical: 4s" };

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void outagesAreSeenInTimeAndTheGridIsKept() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, PATIENT);
		awaitAll(monitor, "healthy", SLACK.multipliedBy(5));

		// the six are probed 5 s apart, so their mean is that of a fault at any time
		breakAll(mixer, "refuse");
		Map<String, Duration> refused = awaitAll(monitor, "unhealthy", INTERVAL.plus(SPACINGS).plus(SLACK));
		mixer.heal();
		awaitAll(monitor, "healthy", INTERVAL.plus(SLACK));

		breakAll(mixer, "hang");
		Map<String, Duration> hanging = awaitAll(monitor, "unhealthy",
				INTERVAL.plus(TIMEOUT.multipliedBy(3)).plus(SPACINGS).plus(SLACK));
		mixer.heal();
		awaitAll(monitor, "healthy", INTERVAL.plus(TIMEOUT).plus(SLACK));

		System.out.printf("refused: mean %s, %s%nhanging: mean %s, %s%n", mean(refused), refused, mean(hanging),
				hanging);
		Duration spread = INTERVAL.dividedBy(12);
		assertThat(mean(refused)).isCloseTo(INTERVAL.dividedBy(2).plus(SPACINGS), spread.plus(SLACK));
		assertThat(mean(hanging)).isCloseTo(INTERVAL.dividedBy(2).plus(TIMEOUT.multipliedBy(3)).plus(SPACINGS),
				spread.plus(SLACK));
		assertGrid(monitor);
	}

	@Test
	void singleFailuresNeverCallAnythingDown() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		int port = Ports.free();
		List<String> names = IntStream.range(0, 120).mapToObj((i) -> "e" + i).toList();
		Monitor monitor = Monitor.start(this.work, port, configuration(mixer, port, names));
		for (String region : Mixer.REGIONS) {
			mixer.fault("status", region, Map.of("code", 503, "share", 0.01));
		}
		this.work.await("5000 probes came back", Duration.ofMinutes(3),
				() -> assertThat(total(monitor, "ai_mixer_probes_total", "result")).isGreaterThan(5000));
		double failures = monitor.samples("ai_mixer_probes_total", "result").getOrDefault("failure", 0.0);
		double blips = total(monitor, "ai_mixer_probe_blips_total", "reason");
		System.out.printf("single failures: %.0f of %.0f probes failed, %.0f blips%n", failures,
				total(monitor, "ai_mixer_probes_total", "result"), blips);
		assertThat(failures).isBetween(25.0, 100.0);
		// one may be waiting for its confirmation
		assertThat(blips).isBetween(failures - 5, failures);
		assertThat(monitor.program().err()).doesNotContain("unhealthy");
		for (String name : names) {
			assertThat(Http.text(monitor.url("/api/v1/endpoints/" + name + "/intervals")))
				.doesNotContain("\"state\":\"down\"");
		}
	}

	private static String configuration(Mixer mixer, int port, List<String> names) {
		return "server.port: " + port + "\nmonitor:\n  interval: 2s\n  timeout: 1900ms\n"
				+ "  thresholds.response-time-warning: 1s\n  thresholds.response-time-critical: 2s\n  endpoints:\n"
				+ names.stream()
					.map((name) -> "    - name: " + name + "\n      url: "
							+ mixer.health(Mixer.REGIONS.get(Math.floorMod(name.hashCode(), Mixer.REGIONS.size())))
							+ "\n")
					.collect(Collectors.joining());
	}

	private static void breakAll(Mixer mixer, String kind) throws IOException, InterruptedException {
		for (String region : Mixer.REGIONS) {
			mixer.fault(kind, region, Map.of());
		}
	}

	/** How long each endpoint takes to get a status. */
	private Map<String, Duration> awaitAll(Monitor monitor, String status, Duration atMost) {
		Instant start = Instant.now();
		Map<String, Duration> times = new TreeMap<>();
		this.work.await("all are " + status, atMost, () -> {
			monitor.statuses()
				.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().equals(status))
				.forEach((entry) -> times.putIfAbsent(entry.getKey(), Duration.between(start, Instant.now())));
			assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(Mixer.REGIONS);
		});
		return times;
	}

	/** Probes begin on a grid, and neither outages nor confirmations move it. */
	private static void assertGrid(Monitor monitor) throws IOException, InterruptedException {
		List<Long> errors = new ArrayList<>();
		for (String region : Mixer.REGIONS) {
			List<Instant> ticks = new ArrayList<>();
			for (JsonNode probe : Http.json(monitor.url("/api/v1/endpoints/" + region + "/probes")).path("items")) {
				if (probe.path("attempt").asInt() == 0) {
					ticks.add(Instant.parse(probe.path("at").asString()));
				}
			}
			// newest first; the very first probe does not wait for the grid
			for (int i = 1; i < ticks.size() - 1; i++) {
				long gap = Duration.between(ticks.get(i), ticks.get(i - 1)).toMillis();
				errors.add(Math.abs(gap - INTERVAL.toMillis()));
			}
		}
		System.out.printf("grid: %d gaps of 30 s, errors of at most %d ms%n", errors.size(), Collections.max(errors));
		assertThat(errors).hasSizeGreaterThan(12);
		assertThat(Collections.max(errors)).isLessThan(SLACK.toMillis());
	}

	private static Duration mean(Map<String, Duration> times) {
		return times.values().stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
	}

	private static double total(Monitor monitor, String metric, String label) throws IOException, InterruptedException {
		return monitor.samples(metric, label).values().stream().mapToDouble(Double::doubleValue).sum();
	}

}
