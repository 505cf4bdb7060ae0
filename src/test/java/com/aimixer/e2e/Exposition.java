package com.aimixer.e2e;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text that Prometheus scrapes.
 */
final class Exposition {

	private Exposition() {
	}

	/** The values of a metric by the value of a label; samples that share it add up. */
	static Map<String, Double> samples(String text, String metric, String label) {
		Pattern sample = Pattern
			.compile("(?m)^" + Pattern.quote(metric) + "\\{[^}]*\\b" + label + "=\"([^\"]*)\"[^}]*} (\\S+)");
		Map<String, Double> values = new TreeMap<>();
		for (Matcher matcher = sample.matcher(text); matcher.find();) {
			values.merge(matcher.group(1), Double.valueOf(matcher.group(2)), Double::sum);
		}
		return values;
	}

}
