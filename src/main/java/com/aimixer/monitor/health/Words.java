package com.aimixer.monitor.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an endpoint, as every face and every alert puts it. Figures are
 * rounded so that "above" and "below" stay visible.
 */
public final class Words {

	private Words() {
	}

	/**
	 * An endpoint is down.
	 * @param evidence the failure in words, or null if nobody said
	 * @return such as {@code down: connection refused by 192.0.2.1:443}
	 */
	public static String down(@Nullable String evidence) {
		return (evidence != null) ? "down: " + evidence : "down";
	}

	/**
	 * An endpoint answers too slowly.
	 * @param responseTime how slowly
	 * @param limit the limit that it is above
	 * @return such as {@code response time 240 ms is above 100 ms}
	 */
	public static String slow(Duration responseTime, Duration limit) {
		return "response time " + millisAbove(responseTime) + " is above " + millisAbove(limit);
	}

	/**
	 * An endpoint was down for too long.
	 * @param percent its availability of 24 h
	 * @param limit the limit that it is below
	 * @return such as {@code 24 h availability 94.99 % is below 95 %}
	 */
	public static String rarelyUp(double percent, double limit) {
		return "24 h availability " + percentBelow(percent) + " is below " + percentBelow(limit);
	}

	/**
	 * Milliseconds with one decimal where needed, rounded up: 100.04 ms is "100.1 ms".
	 */
	static String millisAbove(Duration duration) {
		BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), 6);
		return plain(millis.setScale(1, RoundingMode.CEILING)) + " ms";
	}

	/** Percent with up to two decimals, rounded down: 94.9999 is "94.99 %". */
	static String percentBelow(double percent) {
		return plain(BigDecimal.valueOf(percent).setScale(2, RoundingMode.FLOOR)) + " %";
	}

	private static String plain(BigDecimal figure) {
		return figure.stripTrailingZeros().toPlainString();
	}

}
