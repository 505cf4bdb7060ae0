package com.aimixer.monitor.latency;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Quantiles of the response times in a window, each within 2 %: the smallest response
 * time that at least 50, 95, 99 % of all do not exceed.
 *
 * @param p50 median; {@code null} where there is no response time
 * @param p95 95 % quantile; {@code null} where there is no response time
 * @param p99 99 % quantile; {@code null} where there is no response time
 * @param count how many response times
 */
public record LatencySummary(@Nullable Duration p50, @Nullable Duration p95, @Nullable Duration p99, long count) {

	static final LatencySummary EMPTY = new LatencySummary(null, null, null, 0);

}
