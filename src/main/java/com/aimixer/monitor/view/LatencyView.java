package com.aimixer.monitor.view;

import org.jspecify.annotations.Nullable;

/**
 * Response times of the successes of the last 24 hours, without confirmations; within 2
 * %. Null without any.
 *
 * @param p50Ms median
 * @param p95Ms 95th percentile
 * @param p99Ms 99th percentile
 * @param count how many successes
 */
public record LatencyView(@Nullable Double p50Ms, @Nullable Double p95Ms, @Nullable Double p99Ms, long count) {
}
