package com.aimixer.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples in promtool's notation that have one value until the harm ends and another one
 * from then on. What has been counted stays counted.
 *
 * @param step time from sample to sample
 * @param harm when the last sample with the first value is taken
 * @param end when the last sample is needed
 */
record Steps(Duration step, Duration harm, Duration end) {

	private static final Pattern PLUS = Pattern.compile("(-?[0-9.]+)(?:\\+([0-9.]+))?");

	/** The input series for a value and the one that follows it. */
	List<Map<String, String>> series(Map<String, String> series, String value, String next) {
		return series.entrySet()
			.stream()
			.map((entry) -> Map.of("series", entry.getKey(), "values", values(entry.getValue(), value, next)))
			.toList();
	}

	private String values(String pattern, String value, String next) {
		if (pattern.contains("x")) {
			return pattern.replace("{}", value);
		}
		Line first = Line.of(pattern.replace("{}", value));
		Line second = Line.of(pattern.replace("{}", next));
		long steps = this.harm.dividedBy(this.step);
		BigDecimal counted = first.slope().multiply(BigDecimal.valueOf(steps)).add(second.slope());
		return run(first.base(), first.slope(), steps) + " "
				+ run(second.base().add(counted), second.slope(), this.end.minus(this.harm).dividedBy(this.step) + 1);
	}

	private static String run(BigDecimal base, BigDecimal slope, long steps) {
		return base.toPlainString() + "+" + slope.toPlainString() + "x" + steps;
	}

	/**
	 * Where samples begin and how they grow.
	 *
	 * @param base the first value
	 * @param slope what each step adds
	 */
	private record Line(BigDecimal base, BigDecimal slope) {

		static Line of(String text) {
			Matcher matcher = PLUS.matcher(text);
			if (!matcher.matches()) {
				throw new IllegalArgumentException("'" + text + "' is neither a value nor a value+growth");
			}
			BigDecimal slope = (matcher.group(2) != null) ? new BigDecimal(matcher.group(2)) : BigDecimal.ZERO;
			return new Line(new BigDecimal(matcher.group(1)), slope);
		}

	}

}
