package com.aimixer.monitor.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the texts of an alert may be: they come from outside, and thousands of them
 * stay in memory.
 */
public final class AlertTexts {

	/** Characters of all labels of an alert together, and of all its annotations. */
	public static final int MOST = 8_192;

	/** What a label or an annotation takes beside its characters. */
	private static final int ENTRY = 64;

	/** At the end of a text that was cut. */
	static final String MARK = " ... (cut)";

	private static final String LEFT_OUT = "left_out";

	/** Room for the words that say how many were left out. */
	private static final int NOTE = 128;

	/** Who gets room first; the rest follows in alphabetical order. */
	private static final List<String> FIRST = List.of(AlertRecord.UNSEEN_END, "summary", "runbook_url", "dashboard_url",
			"description");

	private AlertTexts() {
	}

	/**
	 * What texts come to, compared with {@link #MOST}.
	 * @param texts labels or annotations
	 * @return their characters, and 64 for each pair
	 */
	public static long size(Map<String, String> texts) {
		return texts.entrySet()
			.stream()
			.mapToLong((text) -> (long) ENTRY + text.getKey().length() + text.getValue().length())
			.sum();
	}

	/**
	 * Annotations with as much text as there is room for; what was cut ends with a mark.
	 */
	static Map<String, String> within(Map<String, String> annotations) {
		if (size(annotations) <= MOST) {
			return annotations;
		}
		Map<String, String> kept = new TreeMap<>();
		int room = MOST - NOTE;
		for (Map.Entry<String, String> each : inOrder(annotations)) {
			int left = room - ENTRY - each.getKey().length();
			if (left > MARK.length()) {
				String text = cut(each.getValue(), left);
				kept.put(each.getKey(), text);
				room = left - text.length();
			}
		}
		if (kept.size() < annotations.size()) {
			kept.put(LEFT_OUT, "no room for " + (annotations.size() - kept.size()) + " more annotations");
		}
		return kept;
	}

	private static List<Map.Entry<String, String>> inOrder(Map<String, String> annotations) {
		return new TreeMap<>(annotations).entrySet()
			.stream()
			.sorted(Comparator.comparingInt((each) -> rank(each.getKey())))
			.toList();
	}

	private static int rank(String name) {
		int rank = FIRST.indexOf(name);
		return (rank >= 0) ? rank : FIRST.size();
	}

	/** A text of at most so many characters, which are more than those of the mark. */
	static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		int end = most - MARK.length();
		// half a character cannot be written
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MARK;
	}

}
