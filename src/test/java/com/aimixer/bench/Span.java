package com.aimixer.bench;

/**
 * The measured time.
 *
 * @param from its start in nanoseconds of the epoch
 * @param to its end
 */
record Span(long from, long to) {

	boolean contains(long epochNanos) {
		return epochNanos >= this.from && epochNanos < this.to;
	}

	long nanos() {
		return this.to - this.from;
	}

}
