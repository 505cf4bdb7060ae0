package com.aimixer.bench.report;

import java.util.Locale;

/**
 * A figure with the limit it should keep.
 *
 * @param figure what is measured
 * @param limit the largest value that is good
 * @param measured what came out; NaN if it could not be measured
 * @param unit unit of both
 */
public record Goal(String figure, double limit, double measured, String unit) {

	/**
	 * Whether the goal was reached, and how far from it the figure is.
	 * @return a few words
	 */
	public String verdict() {
		if (Double.isNaN(this.measured)) {
			return "not measured";
		}
		if (this.measured <= this.limit) {
			return "reached";
		}
		double excess = this.measured - this.limit;
		String by = "missed by " + text(excess) + unitText();
		return (this.limit > 0) ? by + " (%.0f %%)".formatted(100 * excess / this.limit) : by;
	}

	String row() {
		return "| %s | %s%s | %s | %s |".formatted(this.figure, text(this.limit), unitText(),
				Double.isNaN(this.measured) ? "-" : text(this.measured) + unitText(), verdict());
	}

	private String unitText() {
		return this.unit.isEmpty() ? "" : " " + this.unit;
	}

	static String text(double value) {
		if (Double.isNaN(value)) {
			return "-";
		}
		if (value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, (Math.abs(value) < 10) ? "%.2f" : "%,.1f", value);
	}

}
