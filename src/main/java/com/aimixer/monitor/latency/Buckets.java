package com.aimixer.monitor.latency;

import java.time.Duration;

/**
 * Logarithmic buckets from 0.1 ms to 60 s, each 4 % wider than the one before: the value
 * in the middle is at most 1.97 % away from any value of its bucket.
 */
final class Buckets {

	/** The first power of the growth beyond 60 s / 0.1 ms is the 340th. */
	static final int COUNT = 340;

	private static final double GROWTH = 1.04;

	private static final double LOG_GROWTH = Math.log(GROWTH);

	private static final long SMALLEST = Duration.ofNanos(100_000).toNanos();

	private static final long LARGEST = Duration.ofSeconds(60).toNanos();

	private Buckets() {
	}

	static int indexOf(Duration value) {
		if (value.compareTo(Duration.ofNanos(LARGEST)) >= 0) {
			return COUNT - 1;
		}
		long nanos = Math.max(SMALLEST, value.toNanos());
		return (int) (Math.log((double) nanos / SMALLEST) / LOG_GROWTH);
	}

	/**
	 * The value with the same relative distance to both ends of the bucket.
	 */
	static Duration valueOf(int index) {
		double middle = SMALLEST * Math.pow(GROWTH, index) * 2 * GROWTH / (1 + GROWTH);
		return Duration.ofNanos(Math.min(LARGEST, Math.round(middle)));
	}

	static LatencySummary summarise(int[] counts) {
		long count = 0;
		for (int each : counts) {
			count += each;
		}
		if (count == 0) {
			return LatencySummary.EMPTY;
		}
		return new LatencySummary(valueOf(quantile(counts, count, 50)), valueOf(quantile(counts, count, 95)),
				valueOf(quantile(counts, count, 99)), count);
	}

	/** The bucket of a quantile; there must be one value at least. */
	static int quantile(int[] counts, long count, int percent) {
		long rank = (count * percent + 99) / 100;
		int index = 0;
		for (long seen = counts[0]; seen < rank; seen += counts[index]) {
			index++;
		}
		return index;
	}

}
