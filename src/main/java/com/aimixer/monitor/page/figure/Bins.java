package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.QuarterView;
import org.jspecify.annotations.Nullable;

/**
 * Probes sorted into equal spans of time.
 */
final class Bins {

	/** How many spans a figure has: the quarter hours of a day. */
	static final int COUNT = 96;

	static final Duration QUARTER = Duration.ofMinutes(15);

	private Bins() {
	}

	/**
	 * Sort probes. Confirmations and skips are left out, as in every latency figure.
	 * @param probes in any order
	 * @param from start of the first span
	 * @param width of a span
	 * @param thresholds the limits of the endpoint
	 * @return the spans in which there were probes, from left to right
	 */
	static List<Bin> of(List<ProbeView> probes, Instant from, Duration width, Thresholds thresholds) {
		double slowAbove = thresholds.responseTimeWarning().toNanos() / 1e6;
		List<List<Double>> times = new ArrayList<>(Collections.nCopies(COUNT, List.of()));
		int[] failures = new int[COUNT];
		for (ProbeView probe : probes) {
			long index = Math.floorDiv(Duration.between(from, probe.at()).toMillis(), width.toMillis());
			if (index < 0 || index >= COUNT || probe.attempt() > 0) {
				continue;
			}
			if (probe.result().equals("failure")) {
				failures[(int) index]++;
			}
			if (probe.result().equals("success")) {
				add(times, (int) index, probe.durationMs());
			}
		}
		List<Bin> bins = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			if (!times.get(i).isEmpty() || failures[i] > 0) {
				bins.add(bin(i, from.plus(width.multipliedBy(i)), times.get(i), slowAbove, failures[i]));
			}
		}
		return bins;
	}

	/**
	 * Quarter hours as they were counted. Where the wall clock has stepped they do not
	 * begin with those of the clock; what counts is where most of them lies.
	 * @param quarters in the order of time
	 * @param from start of the first span
	 * @return those within the 24 hours from there, from left to right
	 */
	static List<Bin> of(List<QuarterView> quarters, Instant from) {
		List<Bin> bins = new ArrayList<>();
		for (QuarterView quarter : quarters) {
			Instant middle = quarter.from().plus(QUARTER.dividedBy(2));
			long index = Math.floorDiv(Duration.between(from, middle).toMillis(), QUARTER.toMillis());
			if (index >= 0 && index < COUNT) {
				bins.add(new Bin((int) index, quarter.from(), orZero(quarter.p50Ms()), orZero(quarter.p95Ms()),
						orZero(quarter.maxMs()), quarter.successes(), quarter.slow(), quarter.failures()));
			}
		}
		return bins;
	}

	private static double orZero(@Nullable Double millis) {
		return (millis != null) ? millis : 0;
	}

	private static void add(List<List<Double>> times, int index, double time) {
		if (times.get(index).isEmpty()) {
			times.set(index, new ArrayList<>());
		}
		times.get(index).add(time);
	}

	private static Bin bin(int index, Instant from, List<Double> times, double slowAbove, int failures) {
		if (times.isEmpty()) {
			return new Bin(index, from, 0, 0, 0, 0, 0, failures);
		}
		Collections.sort(times);
		int slow = (int) times.stream().filter((time) -> time > slowAbove).count();
		return new Bin(index, from, rank(times, 50), rank(times, 95), times.getLast(), times.size(), slow, failures);
	}

	/** The smallest value that so many percent do not exceed. */
	private static double rank(List<Double> sorted, int percent) {
		return sorted.get((sorted.size() * percent + 99) / 100 - 1);
	}

}
