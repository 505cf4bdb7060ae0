package com.aimixer.monitor.page.figure;

import java.time.Instant;

/**
 * The probes of one of several equal spans of time: response times of the successes in
 * milliseconds, zero where there are none.
 *
 * @param index which span, from the left
 * @param from its start
 * @param p50 median
 * @param p95 95th percentile
 * @param max slowest
 * @param successes how many there are
 * @param slow how many of them were above the warning threshold
 * @param failures how many failed
 */
public record Bin(int index, Instant from, double p50, double p95, double max, int successes, int slow, int failures) {
}
