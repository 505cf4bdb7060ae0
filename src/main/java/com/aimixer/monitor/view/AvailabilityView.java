package com.aimixer.monitor.view;

import org.jspecify.annotations.Nullable;

/**
 * Availability of the last 24 hours, weighted by time.
 *
 * @param ratio up / (up + down), null if nothing was observed
 * @param coverage (up + down) / 24 h: how much was observed
 * @param lowerBound the ratio if all unknown time had been down
 * @param upperBound the ratio if all unknown time had been up
 */
public record AvailabilityView(@Nullable Double ratio, double coverage, double lowerBound, double upperBound) {
}
