package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the first attempts of a quarter of an hour came to.
 *
 * @param from its start, on the steady timeline
 * @param successes how many succeeded
 * @param slow how many of those were above the warning threshold
 * @param failures how many failed
 * @param p50 median of the successes within 2 %, or {@code null} if there are none
 * @param p95 95 % quantile, likewise
 * @param max the longest, to the microsecond, likewise
 */
public record QuarterHour(Instant from, int successes, int slow, int failures, @Nullable Duration p50,
		@Nullable Duration p95, @Nullable Duration max) {
}
