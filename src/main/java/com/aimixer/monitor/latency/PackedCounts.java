package com.aimixer.monitor.latency;

import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Response times counted in the buckets of {@link LatencyWindow}, in as few bytes as they
 * need: a byte or two for each bucket that is not empty. Their layout is part of the
 * durable history.
 */
public final class PackedCounts {

	/** More than a probe a millisecond in a quarter of an hour. */
	private static final int MOST = 1_000_000;

	private PackedCounts() {
	}

	/**
	 * Counts one more.
	 * @param counts packed counts, or none
	 * @param responseTime the response time
	 * @return packed counts
	 */
	public static byte[] plus(byte[] counts, Duration responseTime) {
		int[] sums = unpacked(counts);
		sums[Buckets.indexOf(responseTime)]++;
		return Slice.pack(sums);
	}

	/** Counts what others have counted. */
	static byte[] plus(byte[] counts, byte[] others) {
		int[] sums = unpacked(counts);
		Slice.unpack(others, sums, 1);
		return Slice.pack(sums);
	}

	/** How many there are. */
	static int count(byte[] counts) {
		return Arrays.stream(unpacked(counts)).sum();
	}

	/** The value of the highest bucket, zero if there is none. */
	static Duration longest(byte[] counts) {
		int[] sums = unpacked(counts);
		int highest = Buckets.COUNT - 1;
		while (highest >= 0 && sums[highest] == 0) {
			highest--;
		}
		return (highest < 0) ? Duration.ZERO : Buckets.valueOf(highest);
	}

	static int[] unpacked(byte[] counts) {
		int[] sums = new int[Buckets.COUNT];
		Slice.unpack(counts, sums, 1);
		return sums;
	}

	/**
	 * Checks counts that come from outside: what cannot have been packed here would spoil
	 * every figure it is added to.
	 * @param counts packed counts, perhaps
	 * @throws IllegalArgumentException if they are not
	 */
	public static void check(byte[] counts) {
		try {
			long sum = Arrays.stream(unpacked(counts)).asLongStream().sum();
			if (sum <= MOST && Arrays.equals(counts, Slice.pack(unpacked(counts)))) {
				return;
			}
		}
		catch (IndexOutOfBoundsException | BufferUnderflowException _) {
			// not in our layout
		}
		throw new IllegalArgumentException("response times that nobody has counted (" + counts.length + " bytes)");
	}

}
