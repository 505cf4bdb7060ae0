package com.aimixer.rules.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of an expression with a number.
 *
 * @param operator such as {@code >}
 * @param number the number
 * @param depth within so many parentheses it is: what filters an operand is in some
 */
public record Comparison(String operator, double number, int depth) {

	private static final Pattern LABELS_AND_RANGES = Pattern.compile("\\{[^}]*}|\\[[^]]*]");

	private static final Pattern TOKEN = Pattern
		.compile("[()]|([<>]=?|[!=]=)\\s*(?:bool\\s+)?(-?[0-9][0-9.]*(?:e-?[0-9]+)?)(?![\\w:])");

	/** The comparisons with numbers of an expression in the order in which they are. */
	public static List<Comparison> of(String expression) {
		List<Comparison> comparisons = new ArrayList<>();
		Matcher token = TOKEN.matcher(LABELS_AND_RANGES.matcher(expression).replaceAll(""));
		int depth = 0;
		while (token.find()) {
			switch (token.group()) {
				case "(" -> depth++;
				case ")" -> depth--;
				default -> comparisons.add(new Comparison(token.group(1), Double.parseDouble(token.group(2)), depth));
			}
		}
		return comparisons;
	}

	/** Whether values may be on either side of the number by degrees. */
	public boolean isOrdered() {
		return this.operator.startsWith("<") || this.operator.startsWith(">");
	}

}
