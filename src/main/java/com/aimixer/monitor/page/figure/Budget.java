package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.view.IntervalView;

/**
 * What is left of the downtime that the objective of 99.9 % allows in 24 hours, by
 * probes.
 *
 * @param left such as {@code 1.4 min}
 * @param words of how much, and by how much it is overdrawn
 * @param spent whether more was down than allowed
 */
public record Budget(String left, String words, boolean spent) {

	private static final double OBJECTIVE = 0.999;

	/**
	 * The budget that intervals leave. What is not known is not counted as down.
	 * @param intervals a whole window
	 * @return the budget
	 */
	public static Budget of(List<IntervalView> intervals) {
		long window = 0;
		long down = 0;
		for (IntervalView interval : intervals) {
			long length = Duration.between(interval.from(), interval.to()).toMillis();
			window += length;
			down += interval.state().equals("down") ? length : 0;
		}
		long allowed = Math.round(window * (1 - OBJECTIVE));
		long left = allowed - down;
		String of = "of " + minutes(allowed) + ", by probes";
		if (left < 0) {
			return new Budget("none", of + "; " + minutes(-left) + " over", true);
		}
		return new Budget(minutes(left), of, false);
	}

	private static String minutes(long millis) {
		return Scale.number(Math.floor(millis / 600.0) / 100) + " min";
	}

}
