package com.aimixer.monitor.page.figure;

import java.time.Duration;

/**
 * What is left of the downtime that the objective of 99.9 % allows, by probes.
 *
 * @param span such as {@code 24 h} or {@code 30 days}
 * @param left such as {@code 1.4 min}
 * @param words of how much, and by how much it is overdrawn
 * @param spent whether more was down than allowed
 */
public record Budget(String span, String left, String words, boolean spent) {

	private static final double OBJECTIVE = 0.999;

	/**
	 * The budget that so much downtime leaves. What is not known is not down.
	 * @param window over which the objective holds
	 * @param down how much of it was down
	 * @return the budget
	 */
	public static Budget of(Duration window, Duration down) {
		long allowed = Math.round(window.toMillis() * (1 - OBJECTIVE));
		long left = allowed - down.toMillis();
		String of = "of " + minutes(allowed) + ", by probes";
		if (left < 0) {
			return new Budget(span(window), "none", of + "; " + minutes(-left) + " over", true);
		}
		return new Budget(span(window), minutes(left), of, false);
	}

	private static String span(Duration window) {
		return (window.toDays() > 1) ? window.toDays() + " days" : window.toHours() + " h";
	}

	private static String minutes(long millis) {
		return Scale.number(Math.floor(millis / 600.0) / 100) + " min";
	}

}
