package com.aimixer.monitor.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Figures as people read them, rounded so that "above" and "below" stay visible.
 */
final class Words {

	private Words() {
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
