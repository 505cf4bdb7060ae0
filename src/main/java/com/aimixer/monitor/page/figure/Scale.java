package com.aimixer.monitor.page.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Milliseconds as heights of a picture, from the bottom up.
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param height of the picture
 * @param logarithmic whether equal steps are equal ratios
 */
record Scale(double low, double high, double height, boolean logarithmic) {

	static Scale linear(double high, double height) {
		return new Scale(0, high, height, false);
	}

	/** From one power of ten to another, so that nothing lies outside. */
	static Scale logarithmic(double smallest, double largest, double height) {
		double low = Math.pow(10, Math.floor(Math.log10(Math.max(0.1, smallest))));
		double high = Math.pow(10, Math.ceil(Math.log10(Math.max(low * 1.01, largest))));
		return new Scale(low, high, height, true);
	}

	/** Distance from the top. */
	double y(double value) {
		double bounded = Math.clamp(value, this.low, this.high);
		double share = this.logarithmic ? Math.log(bounded / this.low) / Math.log(this.high / this.low)
				: bounded / this.high;
		return this.height * (1 - share);
	}

	/** A coordinate to a hundredth, as short as it can be. */
	static String number(double coordinate) {
		return BigDecimal.valueOf(coordinate).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
	}

}
