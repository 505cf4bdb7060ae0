package com.aimixer.monitor.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Numbers as people read them.
 */
public final class Figures {

	private static final double[] GOOD_ENOUGH = { 99, 99.9, 99.99 };

	private Figures() {
	}

	/**
	 * A share with as many nines as it has and one digit more, rounded down: 99.999 %
	 * must not be shown as 100 %.
	 * @param ratio 0 to 1
	 * @return such as {@code 99.95 %}
	 */
	public static String percent(double ratio) {
		// as the decimal number it stands for: 0.29 * 100 is 28.999999999999996
		BigDecimal percent = BigDecimal.valueOf(ratio).movePointRight(2);
		int decimals = 1;
		for (double enough : GOOD_ENOUGH) {
			decimals += (percent.doubleValue() >= enough) ? 1 : 0;
		}
		BigDecimal floor = percent.setScale(decimals, RoundingMode.FLOOR);
		boolean whole = floor.compareTo(BigDecimal.valueOf(100)) == 0 || floor.signum() == 0;
		return (whole ? floor.setScale(0, RoundingMode.FLOOR) : floor).toPlainString() + " %";
	}

	/**
	 * A response time.
	 * @param milliseconds how long
	 * @return with three digits or so, such as {@code 8.42 ms}, {@code 42.1 ms},
	 * {@code 1.25 s}
	 */
	public static String millis(double milliseconds) {
		if (milliseconds >= 999.5) {
			return rounded(milliseconds / 1000, 2) + " s";
		}
		if (milliseconds >= 99.95) {
			return rounded(milliseconds, 0) + " ms";
		}
		return rounded(milliseconds, (milliseconds >= 9.995) ? 1 : 2) + " ms";
	}

	private static String rounded(double value, int decimals) {
		return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
	}

	/**
	 * A span of time in its two largest units.
	 * @param span how long
	 * @return such as {@code 45 s}, {@code 3 min 20 s}, {@code 5 h} or {@code 2 d 4 h}
	 */
	public static String span(Duration span) {
		if (span.compareTo(Duration.ofMinutes(1)) < 0) {
			return (span.compareTo(Duration.ofSeconds(1)) < 0 && !span.isZero()) ? millis(span.toNanos() / 1e6)
					: span.toSeconds() + " s";
		}
		if (span.compareTo(Duration.ofHours(1)) < 0) {
			return two(span.toMinutes(), "min", span.toSecondsPart(), "s");
		}
		if (span.compareTo(Duration.ofDays(1)) <= 0) {
			return two(span.toHours(), "h", span.toMinutesPart(), "min");
		}
		return two(span.toDays(), "d", span.toHoursPart(), "h");
	}

	private static String two(long large, String unit, int small, String smallUnit) {
		return large + " " + unit + ((small > 0) ? " " + small + " " + smallUnit : "");
	}

	/**
	 * How much of 24 hours was observed. To the second: it is {@code 24 h} only when
	 * nothing is missing.
	 * @param coverage 0 to 1
	 * @return such as {@code 23 h 59 min}
	 */
	public static String observed(double coverage) {
		// to the millisecond first: 91 s of a day, divided and multiplied, are 90.999 s
		long millis = Math.round(coverage * Duration.ofDays(1).toMillis());
		return span(Duration.ofSeconds(millis / 1000));
	}

	/**
	 * A count with its noun.
	 * @param count how many
	 * @param noun one of them
	 * @return such as {@code 1 probe} or {@code 2 probes}
	 */
	public static String count(long count, String noun) {
		return count + " " + noun + ((count == 1) ? "" : "s");
	}

}
