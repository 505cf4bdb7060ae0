package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.aimixer.monitor.view.ProbeView;

/**
 * Probes sorted into equal spans of time.
 */
public final class Bins {

	/** How many spans a figure has: the quarter hours of a day. */
	public static final int COUNT = 96;

	private Bins() {
	}

	/**
	 * Sort probes. Confirmations and skips are left out, as in every latency figure.
	 * @param probes in any order
	 * @param from start of the first span
	 * @param width of a span
	 * @param slowAbove response time in milliseconds above which a success is slow
	 * @return the spans in which there were probes, from left to right
	 */
	public static List<Bin> of(List<ProbeView> probes, Instant from, Duration width, double slowAbove) {
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
