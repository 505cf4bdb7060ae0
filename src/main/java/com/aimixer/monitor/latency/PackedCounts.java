package com.aimixer.monitor.latency;

import java.time.Duration;

/**
 * Response times counted in the buckets of {@link LatencyWindow}, in as few bytes as they
 * need: a byte or two for each bucket that is not empty. Their layout is part of the
 * durable history.
 */
public final class PackedCounts {

	private PackedCounts() {
	}

	/**
	 * Counts one more.
	 * @param counts packed counts, or none
	 * @param responseTime the response time
	 * @return packed counts
	 */
	public static byte[] plus(byte[] counts, Duration responseTime) {
		int[] sums = new int[Buckets.COUNT];
		Slice.unpack(counts, sums, 1);
		sums[Buckets.indexOf(responseTime)]++;
		return Slice.pack(sums);
	}

	/**
	 * The quantiles of what was counted.
	 * @param counts packed counts
	 * @return the quantiles, each within 2 %
	 */
	public static LatencySummary summary(byte[] counts) {
		int[] sums = new int[Buckets.COUNT];
		Slice.unpack(counts, sums, 1);
		return Buckets.summarise(sums);
	}

}
