package com.aimixer.monitor.availability;

import org.jspecify.annotations.Nullable;

/**
 * The share of a window in which an endpoint was up, with what is not known about it:
 * {@code 0 <= lowerBound <= ratio <= upperBound <= 1}.
 *
 * @param ratio up / (up + down); {@code null} where nothing was observed
 * @param coverage (up + down) / window: how much of the window was observed
 * @param lowerBound up / window: the availability if all unknown time were down
 * @param upperBound (up + unknown) / window: the availability if all unknown time were up
 */
public record Availability(@Nullable Double ratio, double coverage, double lowerBound, double upperBound) {

	/**
	 * Divides whole milliseconds once per figure: correctly rounded division is monotone,
	 * which keeps the order of the bounds under floating point.
	 * @param up milliseconds up
	 * @param down milliseconds down
	 * @param window milliseconds in all, at least one and at least both together
	 * @return the figures
	 */
	public static Availability of(long up, long down, long window) {
		long observed = up + down;
		Double ratio = (observed > 0) ? (double) up / observed : null;
		return new Availability(ratio, (double) observed / window, (double) up / window,
				(double) (window - down) / window);
	}

}
