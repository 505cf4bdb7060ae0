package com.aimixer.monitor.metrics;

import java.time.Instant;

/**
 * Sum, count and recent maximum of a duration in seconds. Guarded by its owner.
 */
final class SummaryTally {

	private final RecentMax max = new RecentMax();

	private long count;

	private double sum;

	void record(Instant at, double seconds) {
		this.count++;
		this.sum += seconds;
		this.max.record(at, seconds);
	}

	long count() {
		return this.count;
	}

	double sum() {
		return this.sum;
	}

	double max(Instant now) {
		return this.max.value(now);
	}

}
