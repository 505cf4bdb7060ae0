package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The quarter hours of the last 24 hours, each with its counts and its quantiles; the
 * last one is in progress. Nothing in it depends on how many probes there are: it takes
 * 1,500 bytes and the packed response times of the quarter hour in progress, 350 bytes of
 * a probe a second at the most.
 */
final class QuarterHours {

	static final Duration LENGTH = Duration.ofMinutes(15);

	/** 24 hours begin and end within a quarter hour. */
	private static final int KEPT = 97;

	private static final long MILLIS = LENGTH.toMillis();

	private final char[] successes = new char[KEPT];

	private final char[] slow = new char[KEPT];

	private final char[] failures = new char[KEPT];

	/** Buckets of the quantiles of those that are closed. */
	private final char[] p50 = new char[KEPT];

	private final char[] p95 = new char[KEPT];

	private final int[] maxMicros = new int[KEPT];

	/** Response times of the one in progress. */
	private byte[] counts = {};

	/** Number of the one in progress. */
	private long newest = Long.MIN_VALUE;

	void succeeded(Instant at, Duration responseTime, boolean isSlow) {
		int slot = slot(at);
		this.counts = PackedCounts.plus(this.counts, responseTime);
		add(this.successes, slot, 1);
		add(this.slow, slot, isSlow ? 1 : 0);
		longest(slot, responseTime);
	}

	void failed(Instant at) {
		add(this.failures, slot(at), 1);
	}

	/** Counts a quarter hour that was counted before, in the order of time. */
	void restore(PastQuarter past) {
		int slot = slot(past.middle());
		this.counts = PackedCounts.plus(this.counts, past.counts());
		add(this.successes, slot, PackedCounts.count(past.counts()));
		add(this.slow, slot, past.slow());
		add(this.failures, slot, past.failures());
		longest(slot, past.max().isZero() ? PackedCounts.longest(past.counts()) : past.max());
	}

	/**
	 * Those that the last 24 hours touch and in which there were first attempts, in the
	 * order of time.
	 */
	List<QuarterHour> at(Instant now) {
		List<QuarterHour> quarters = new ArrayList<>();
		long first = Math.max(number(now), this.newest) - KEPT + 1;
		for (long number = first; number <= this.newest; number++) {
			int slot = slot(number);
			if (this.successes[slot] + this.failures[slot] > 0) {
				quarters.add(quarter(number, slot));
			}
		}
		return quarters;
	}

	private QuarterHour quarter(long number, int slot) {
		Instant from = Instant.ofEpochMilli(number * MILLIS);
		if (this.successes[slot] == 0) {
			return new QuarterHour(from, 0, 0, this.failures[slot], null, null, null);
		}
		boolean inProgress = number == this.newest;
		Duration max = Duration.of(this.maxMicros[slot], ChronoUnit.MICROS);
		return new QuarterHour(from, this.successes[slot], this.slow[slot], this.failures[slot],
				shorter(inProgress ? quantile(50) : this.p50[slot], max),
				shorter(inProgress ? quantile(95) : this.p95[slot], max), max);
	}

	/** The middle of a bucket may lie beyond all that is in it. */
	private static Duration shorter(int bucket, Duration max) {
		Duration value = Buckets.valueOf(bucket);
		return (value.compareTo(max) < 0) ? value : max;
	}

	/** The place of an instant; an instant before the newest quarter counts in that. */
	private int slot(Instant at) {
		long number = number(at);
		if (number > this.newest) {
			begin(number);
		}
		return slot(this.newest);
	}

	private void begin(long number) {
		if (this.counts.length > 0) {
			int slot = slot(this.newest);
			this.p50[slot] = (char) quantile(50);
			this.p95[slot] = (char) quantile(95);
			this.counts = new byte[0];
		}
		for (long each = Math.max(this.newest + 1, number - KEPT + 1); each <= number; each++) {
			clear(slot(each));
		}
		this.newest = number;
	}

	private void clear(int slot) {
		for (char[] figures : List.of(this.successes, this.slow, this.failures, this.p50, this.p95)) {
			figures[slot] = 0;
		}
		this.maxMicros[slot] = 0;
	}

	private int quantile(int percent) {
		int[] sums = PackedCounts.unpacked(this.counts);
		return Buckets.quantile(sums, Arrays.stream(sums).asLongStream().sum(), percent);
	}

	private void longest(int slot, Duration responseTime) {
		long micros = Math.clamp(Math.round(responseTime.toNanos() / 1e3), 0, Integer.MAX_VALUE);
		this.maxMicros[slot] = (int) Math.max(this.maxMicros[slot], micros);
	}

	private static void add(char[] figures, int slot, int count) {
		figures[slot] = (char) Math.min(Character.MAX_VALUE, figures[slot] + count);
	}

	private static long number(Instant at) {
		return Math.floorDiv(at.toEpochMilli(), MILLIS);
	}

	private static int slot(long number) {
		return Math.floorMod(number, KEPT);
	}

}
