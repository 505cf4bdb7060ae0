package com.aimixer.bench.report;

import java.util.Arrays;

/**
 * Durations in nanoseconds, sorted.
 */
public final class Distribution {

	private static final double NANOS_PER_MILLI = 1e6;

	private final long[] sorted;

	private Distribution(long[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * The distribution of some durations.
	 * @param nanos durations in any order; may be negative
	 * @return their distribution
	 */
	public static Distribution of(long[] nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new Distribution(sorted);
	}

	/**
	 * How many durations there are.
	 * @return their number
	 */
	public int count() {
		return this.sorted.length;
	}

	/**
	 * The smallest duration that a share of all does not exceed.
	 * @param percent 1 to 100
	 * @return milliseconds, NaN where there are none
	 */
	public double millis(int percent) {
		if (this.sorted.length == 0) {
			return Double.NaN;
		}
		int rank = (int) (((long) this.sorted.length * percent + 99) / 100);
		return this.sorted[rank - 1] / NANOS_PER_MILLI;
	}

}
