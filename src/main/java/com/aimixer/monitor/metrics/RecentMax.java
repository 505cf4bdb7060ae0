package com.aimixer.monitor.metrics;

import java.time.Instant;

/**
 * The largest value of the last one to two minutes: the present minute and the one before
 * it.
 */
final class RecentMax {

	private static final long SPAN_SECONDS = 60;

	private Instant start = Instant.MIN;

	private double current;

	private double previous;

	void record(Instant at, double value) {
		if (!at.isBefore(this.start.plusSeconds(SPAN_SECONDS))) {
			this.previous = value(at) == 0 ? 0 : this.current;
			this.current = 0;
			this.start = at;
		}
		this.current = Math.max(this.current, value);
	}

	double value(Instant now) {
		if (now.isBefore(this.start.plusSeconds(SPAN_SECONDS))) {
			return Math.max(this.previous, this.current);
		}
		return now.isBefore(this.start.plusSeconds(2 * SPAN_SECONDS)) ? this.current : 0;
	}

}
