package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.aimixer.monitor.view.IntervalView;
import com.aimixer.monitor.view.QuarterView;

/**
 * The last 24 hours in quarter hours of the clock; the last one is in progress.
 *
 * @param runs neighbours that are alike, from left to right
 * @param words what they are in words
 */
public record DayBar(List<Run> runs, String words) {

	private static final Duration QUARTER = Bins.QUARTER;

	public DayBar {
		runs = List.copyOf(runs);
	}

	/**
	 * What a quarter hour was, in the order of the legend.
	 */
	enum Quarter {

		/** Up as far as is known. */
		UP,

		/** Up, and more than half of the answers were above the warning threshold. */
		SLOW,

		/** Down for at least a part. */
		DOWN,

		/** Nothing was heard. */
		UNKNOWN

	}

	/**
	 * Neighbouring quarter hours that are alike.
	 *
	 * @param from index of the first
	 * @param to index after the last
	 * @param state {@code up}, {@code slow}, {@code down} or {@code unknown}
	 * @param start start of the first
	 * @param end end of the last
	 */
	public record Run(int from, int to, String state, Moment start, Moment end) {

		/**
		 * As a line of the picture.
		 * @return data of an SVG path in which a quarter hour is one unit wide
		 */
		public String path() {
			return "M" + this.from + " 0H" + this.to;
		}

	}

	/**
	 * Start of the first quarter hour, where figures of the same day begin.
	 * @param now the instant of asking
	 * @return 96 quarter hours before the end of the present one
	 */
	static Instant start(Instant now) {
		long quarter = QUARTER.toMillis();
		long end = (Math.floorDiv(now.toEpochMilli(), quarter) + 1) * quarter;
		return Instant.ofEpochMilli(end).minus(QUARTER.multipliedBy(Bins.COUNT));
	}

	/**
	 * The bar.
	 * @param intervals of the last 24 hours
	 * @param latency the quarter hours in which there were probes
	 * @param now the instant of asking
	 * @return its runs
	 */
	public static DayBar of(List<IntervalView> intervals, List<QuarterView> latency, Instant now) {
		Instant start = start(now);
		Quarter[] quarters = new Quarter[Bins.COUNT];
		Arrays.fill(quarters, Quarter.UNKNOWN);
		for (IntervalView interval : intervals) {
			mark(quarters, start, interval);
		}
		for (Bin bin : Bins.of(latency, start)) {
			if (quarters[bin.index()] == Quarter.UP && bin.slow() * 2 > bin.successes()) {
				quarters[bin.index()] = Quarter.SLOW;
			}
		}
		List<Run> runs = runs(quarters, start);
		return new DayBar(runs, words(quarters));
	}

	private static void mark(Quarter[] quarters, Instant start, IntervalView interval) {
		if (interval.state().equals("unknown") || !interval.to().isAfter(start)) {
			return;
		}
		boolean down = interval.state().equals("down");
		int first = Math.max(0, index(start, interval.from()));
		int last = Math.min(Bins.COUNT - 1, index(start, interval.to().minusMillis(1)));
		for (int i = first; i <= last; i++) {
			if (quarters[i] != Quarter.DOWN) {
				quarters[i] = down ? Quarter.DOWN : Quarter.UP;
			}
		}
	}

	private static int index(Instant start, Instant at) {
		return (int) Math.floorDiv(Duration.between(start, at).toMillis(), QUARTER.toMillis());
	}

	private static List<Run> runs(Quarter[] quarters, Instant start) {
		List<Run> runs = new ArrayList<>();
		int from = 0;
		for (int i = 1; i <= quarters.length; i++) {
			if (i == quarters.length || quarters[i] != quarters[from]) {
				runs.add(new Run(from, i, word(quarters[from]), Moment.of(start.plus(QUARTER.multipliedBy(from))),
						Moment.of(start.plus(QUARTER.multipliedBy(i)))));
				from = i;
			}
		}
		return runs;
	}

	private static String words(Quarter[] quarters) {
		Map<Quarter, Integer> counts = new LinkedHashMap<>();
		for (Quarter each : Quarter.values()) {
			int count = (int) Arrays.stream(quarters).filter((quarter) -> quarter == each).count();
			if (count > 0) {
				counts.put(each, count);
			}
		}
		return counts.entrySet()
			.stream()
			.map((entry) -> word(entry.getKey()) + " in " + entry.getValue())
			.collect(Collectors.joining(", ")) + " of 96 quarter hours";
	}

	private static String word(Quarter quarter) {
		return switch (quarter) {
			case UP -> "up";
			case SLOW -> "slow";
			case DOWN -> "down";
			case UNKNOWN -> "unknown";
		};
	}

}
