package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients of the event stream, some of which never read.
 */
@Tag("real")
class EventStreamIT {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private static final int ENDPOINTS = 200;

	private static final int READING = 200;

	private static final int SILENT = 20;

	private static final Duration LONG = Duration.ofMinutes(2);

	@RegisterExtension
	private final Workplace work = new Workplace();

	private final Map<String, Probe> parsed = new ConcurrentHashMap<>();

	@Test
	void whoeverReadsMissesNothingAndWhoeverDoesNotIsDropped() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = start(mixer);
		List<EventReader> readers = new ArrayList<>();
		List<EventReader> silent = new ArrayList<>();
		try {
			for (int i = 0; i < READING; i++) {
				readers.add(EventReader.reading(monitor.port()));
			}
			for (int i = 0; i < SILENT; i++) {
				silent.add(EventReader.silent(monitor.port()));
			}
			this.work.await("everybody hears events", LONG,
					() -> assertThat(readers).noneMatch((reader) -> reader.probes().isEmpty()));
			Instant from = Instant.now();
			this.work.await("those who never read are dropped", LONG,
					() -> assertThat(Http.text(monitor.url("/metrics")))
						.contains("ai_mixer_monitor_stream_dropped_total " + (double) SILENT)
						.contains("ai_mixer_monitor_stream_clients " + (double) READING));
			Instant to = Instant.now();
			Map<String, Set<Probe>> expected = recorded(monitor, from, to);
			assertCadence(expected, from, to);
			Set<Probe> all = expected.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
			for (EventReader reader : readers) {
				this.work.await("a client has every event", LONG, () -> {
					List<Probe> heard = heard(reader, from, to);
					Set<Probe> missing = new HashSet<>(all);
					heard.forEach(missing::remove);
					assertThat(missing).isEmpty();
					assertThat(heard).as("each event once").hasSameSizeAs(all);
				});
			}
		}
		finally {
			for (EventReader reader : readers) {
				reader.close();
			}
			for (EventReader reader : silent) {
				reader.close();
			}
		}
	}

	private Monitor start(Mixer mixer) {
		int port = Ports.free();
		String endpoints = IntStream.range(0, ENDPOINTS)
			.mapToObj((i) -> "    - name: e%d\n      url: %s\n".formatted(i,
					mixer.health(Mixer.REGIONS.get(i % Mixer.REGIONS.size()))))
			.collect(Collectors.joining());
		return Monitor.start(this.work, port, """
				server.port: %d
				monitor:
				  interval: %ds
				  timeout: 1s
				  confirm.spacing: 100ms
				  thresholds:
				    response-time-warning: 700ms
				    response-time-critical: 900ms
				  endpoints:
				%s""".formatted(port, INTERVAL.toSeconds(), endpoints));
	}

	/** What the monitor says it has probed, by endpoint. */
	private static Map<String, Set<Probe>> recorded(Monitor monitor, Instant from, Instant to)
			throws IOException, InterruptedException {
		Map<String, Set<Probe>> recorded = new HashMap<>();
		for (int i = 0; i < ENDPOINTS; i++) {
			String name = "e" + i;
			Set<Probe> probes = new HashSet<>();
			for (JsonNode item : Http.json(monitor.url("/api/v1/endpoints/" + name + "/probes?limit=1000"))
				.path("items")) {
				probes.add(Probe.of(name, item));
			}
			probes.removeIf((probe) -> !probe.isBetween(from, to));
			recorded.put(name, probes);
		}
		return recorded;
	}

	/**
	 * Hardly a tick was late by more than a quarter interval; a single one may be missing
	 * where the machine was busy, never two in a row.
	 */
	private static void assertCadence(Map<String, Set<Probe>> recorded, Instant from, Instant to) {
		List<Long> errors = new ArrayList<>();
		recorded.forEach((name, probes) -> {
			List<Instant> ticks = probes.stream()
				.filter((probe) -> probe.attempt() == 0)
				.map(Probe::at)
				.sorted()
				.toList();
			assertThat(ticks).as("ticks of %s", name).hasSizeGreaterThan(1);
			for (int i = 1; i < ticks.size(); i++) {
				errors.add(Duration.between(ticks.get(i - 1), ticks.get(i)).minus(INTERVAL).abs().toMillis());
			}
		});
		Collections.sort(errors);
		long percentile99 = errors.get(errors.size() * 99 / 100);
		System.out.printf("event streams: %d ticks in %d ms, cadence error p50 %d, p99 %d, max %d ms%n", errors.size(),
				Duration.between(from, to).toMillis(), errors.get(errors.size() / 2), percentile99, errors.getLast());
		assertThat(percentile99).isLessThan(INTERVAL.dividedBy(4).toMillis());
		assertThat(errors.getLast()).isLessThan(INTERVAL.multipliedBy(5).dividedBy(4).toMillis());
	}

	private List<Probe> heard(EventReader reader, Instant from, Instant to) {
		return reader.probes()
			.stream()
			.map((data) -> this.parsed.computeIfAbsent(data, Probe::ofEvent))
			.filter((probe) -> probe.isBetween(from, to))
			.toList();
	}

	private record Probe(String name, Instant at, int attempt) {

		static Probe of(String name, JsonNode probe) {
			return new Probe(name, Instant.parse(probe.path("at").asString()), probe.path("attempt").asInt());
		}

		static Probe ofEvent(String data) {
			JsonNode event = Http.JSON.readTree(data);
			return of(event.path("name").asString(), event.path("probe"));
		}

		boolean isBetween(Instant from, Instant to) {
			return !this.at.isBefore(from) && this.at.isBefore(to);
		}
	}

}
