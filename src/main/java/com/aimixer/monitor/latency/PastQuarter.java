package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;

/**
 * A quarter of an hour as an earlier process has counted it.
 *
 * @param from its start
 * @param counts its response times as {@link PackedCounts} packs them
 * @param slow how many of them were above the warning threshold
 * @param failures how many first attempts failed
 * @param max the longest response time, zero if that is not known
 */
@SuppressWarnings("ArrayRecordComponent")
public record PastQuarter(Instant from, byte[] counts, int slow, int failures, Duration max) {

	/** Its last millisecond. */
	Instant end() {
		return this.from.plus(QuarterHours.LENGTH).minusMillis(1);
	}

	/** What lies well within it, wherever the quarters of another timeline begin. */
	Instant middle() {
		return this.from.plus(QuarterHours.LENGTH.dividedBy(2));
	}

}
