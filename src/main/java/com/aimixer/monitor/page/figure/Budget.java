package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.view.IntervalView;

/**
 * What is left of the downtime that the objective of 99.9 % allows in 24 hours, by
 * probes.
 *
 * @param words such as {@code 1 min 26 s of 1 min 26 s}
 * @param spent whether more was down than allowed
 * @param percent what is left, 0 to 100
 */
public record Budget(String words, boolean spent, int percent) {

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
		String of = " of " + minutes(allowed) + " min";
		if (left < 0) {
			return new Budget("spent: " + minutes(-left) + " min more than the " + minutes(allowed) + " min", true, 0);
		}
		return new Budget(minutes(left) + of, false, (int) (100 * left / Math.max(1, allowed)));
	}

	private static String minutes(long millis) {
		return Scale.number(Math.floor(millis / 600.0) / 100);
	}

}
