package com.aimixer.monitor.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of HTTP status codes, written {@code 200-299} or {@code 200,204,301-308}.
 *
 * @param ranges the ranges in the order they were written
 */
public record StatusRanges(List<Range> ranges) {

	/** 200 to 299. */
	public static final StatusRanges SUCCESSFUL = new StatusRanges(List.of(new Range(200, 299)));

	private static final Pattern RANGE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");

	public StatusRanges {
		ranges = List.copyOf(ranges);
	}

	/**
	 * Read a set from its text.
	 * @param text ranges and codes, separated by commas
	 * @return the set
	 * @throws IllegalArgumentException if a part is no status code or range
	 */
	public static StatusRanges parse(String text) {
		List<Range> ranges = new ArrayList<>();
		for (String part : text.split(",", -1)) {
			ranges.add(parseRange(part.strip()));
		}
		return new StatusRanges(ranges);
	}

	private static Range parseRange(String text) {
		Matcher matcher = RANGE.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no status code or range such as 200-299");
		}
		int from = Integer.parseInt(matcher.group(1));
		int to = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : from;
		if (to < from) {
			throw new IllegalArgumentException("'" + text + "' ends before it starts");
		}
		return new Range(from, to);
	}

	/**
	 * Whether a status code belongs to the set.
	 * @param status an HTTP status code
	 * @return true if one of the ranges holds it
	 */
	public boolean contains(int status) {
		return this.ranges.stream().anyMatch((range) -> range.from <= status && status <= range.to);
	}

	@Override
	public String toString() {
		return this.ranges.stream().map(Range::toString).collect(Collectors.joining(","));
	}

	/**
	 * Status codes from one to another, both included.
	 *
	 * @param from lowest code
	 * @param to highest code
	 */
	public record Range(int from, int to) {

		@Override
		public String toString() {
			return (this.from == this.to) ? String.valueOf(this.from) : this.from + "-" + this.to;
		}

	}

}
