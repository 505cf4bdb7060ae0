package com.aimixer.monitor.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the probes of a quarter of an hour came to, without confirmations. Quantiles are
 * those of the successes, within 2 %, null without any.
 *
 * @param from its start
 * @param successes how many succeeded
 * @param slow how many of those were above the warning threshold
 * @param failures how many failed
 * @param p50Ms median
 * @param p95Ms 95th percentile
 * @param maxMs the slowest
 */
public record QuarterView(Instant from, int successes, int slow, int failures, @Nullable Double p50Ms,
		@Nullable Double p95Ms, @Nullable Double maxMs) {
}
