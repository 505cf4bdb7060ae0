package com.aimixer.bench.heap;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.metrics.MonitorCollector;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.time.ManualTimeSource;

/**
 * Fills the windows of 10,000 endpoints with a day of probes every 30 s, in a JVM of its
 * own whose heap is limited, and prints what it takes. Their probers are there too, two
 * alerts of each, and a durable history whose disk fails during the last probes.
 */
public final class HeapFill {

	private static final int ENDPOINTS = 10_000;

	private static final int TICKS_A_DAY = 2880;

	/** So many are heard by the durable history: its queue has room for one or two. */
	private static final int LAST = 4;

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final HistoryLimits LIMITS = HistoryLimits.of(INTERVAL, 1000, ENDPOINTS);

	private static final RoundRules RULES = new RoundRules(2, Thresholds.DEFAULT.responseTimeWarning());

	private static final double MEGABYTE = 1024 * 1024;

	private final ManualTimeSource time = new ManualTimeSource();

	private final Weather weather = new Weather(ENDPOINTS);

	private final List<Endpoint> endpoints = IntStream.range(0, ENDPOINTS).mapToObj(HeapFill::endpoint).toList();

	private final StatusBoard board = new StatusBoard(this.time, this.endpoints, LIMITS);

	private final MonitorCollector collector = new MonitorCollector(this.time, this.board, INTERVAL);

	private HeapFill() {
		this.board.listen(this.collector);
	}

	/**
	 * Fill, read everything once, print one line.
	 * @param args how many ticks, if not those of a day
	 * @throws Exception if that fails
	 */
	public static void main(String[] args) throws Exception {
		int ticks = (args.length > 0) ? Integer.parseInt(args[0]) : TICKS_A_DAY;
		HeapFill fill = new HeapFill();
		try (HttpProbers probers = new HttpProbers(fill.time, Duration.ofSeconds(5));
				FullHistory history = FullHistory.open(fill.time, fill.board, LIMITS)) {
			List<Prober> kept = fill.endpoints.stream().map(probers::proberFor).toList();
			for (int tick = 0; tick < ticks - LAST; tick++) {
				fill.tick(tick);
			}
			String reading = fill.reading();
			history.fire(fill.endpoints, fill.time);
			history.listenTo(fill.board);
			String failing = history.whileTheDiskFails(() -> {
				for (int tick = ticks - LAST; tick < ticks; tick++) {
					fill.tick(tick);
				}
				return usedMegabytes();
			});
			System.out.printf("%s; %,d probers; %s%n", reading, kept.size(), failing);
		}
	}

	private void tick(int tick) {
		this.time.advance(INTERVAL);
		Instant now = this.time.now();
		for (int i = 0; i < ENDPOINTS; i++) {
			round(i, tick, now);
		}
	}

	private void round(int index, int tick, Instant now) {
		Endpoint endpoint = this.endpoints.get(index);
		Round round = this.board.newRound(endpoint, RULES);
		boolean again = true;
		for (int attempt = 0; again; attempt++) {
			ProbeOutcome outcome = this.weather.outcome(index, tick, attempt, now.plusMillis(attempt * 10L));
			this.board.record(endpoint, attempt, outcome, Duration.ZERO);
			again = round.again(outcome);
		}
		this.board.settle(endpoint, round.verdicts());
	}

	/** Used heap is what remains while everything that was read is held. */
	private String reading() {
		double alone = usedMegabytes();
		List<EndpointFacts> facts = this.board.facts();
		var metrics = this.collector.collect();
		List<Object> records = new ArrayList<>();
		this.endpoints
			.forEach((endpoint) -> records.addAll(this.board.latestProbes(endpoint.name(), 1000).orElseThrow()));
		double full = facts.stream().mapToDouble((each) -> each.availability().coverage()).min().orElseThrow();
		double held = usedMegabytes();
		return "%,.0f MB of heap used, %,.0f MB with a reading of everything in hand, at most %,.0f MB; %,d records; %d metric families; coverage at least %.4f"
			.formatted(alone, held, Runtime.getRuntime().maxMemory() / MEGABYTE, records.size(), metrics.size(), full);
	}

	private static double usedMegabytes() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
	}

	private static Endpoint endpoint(int index) {
		URI url = URI.create("https://host-" + index + ".example.com/health");
		return new Endpoint("e" + index, "region-" + index % 50, RequestSettings.get(url), Expectations.DEFAULT,
				TlsSettings.DEFAULT, Thresholds.DEFAULT);
	}

}
