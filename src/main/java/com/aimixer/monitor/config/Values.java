package com.aimixer.monitor.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads single values: durations, sizes, numbers, switches.
 */
final class Values {

	private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([a-zA-Z]*)");

	private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
			"m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

	private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);

	private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

	private static final Pattern PERCENT = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?)\\s*%?");

	private Values() {
	}

	/** A duration in which a plain number means seconds. */
	static Duration seconds(String text) throws InvalidValueException {
		return duration(text, "s");
	}

	/**
	 * A duration whose unit must be written, since a plain number could mean anything.
	 */
	static Duration durationWithUnit(String text) throws InvalidValueException {
		return duration(text, "");
	}

	private static Duration duration(String text, String defaultUnit) throws InvalidValueException {
		Matcher matcher = DURATION.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException("is not a duration", "write a number and a unit, such as 500ms, 30s or 1m");
		}
		String unit = matcher.group(2).isEmpty() ? defaultUnit : matcher.group(2).toLowerCase(Locale.ROOT);
		if (unit.isEmpty()) {
			throw new InvalidValueException("has no unit",
					"write %1$sms, %1$ss, %1$sm, %1$sh or %1$sd".formatted(text));
		}
		Duration one = UNITS.get(unit);
		if (one == null) {
			throw new InvalidValueException("has the unknown unit '" + matcher.group(2) + "'",
					"use one of ms, s, m, h, d");
		}
		return times(one, new BigDecimal(matcher.group(1)));
	}

	private static Duration times(Duration unit, BigDecimal amount) {
		BigDecimal nanos = BigDecimal.valueOf(unit.toMillis()).multiply(amount).movePointRight(6);
		BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
		return Duration.ofSeconds(seconds[0].longValue(), seconds[1].longValue());
	}

	static <T extends Comparable<T>> ValueParser<T> atLeast(T min, ValueParser<T> parser, Shown<T> shown) {
		return (text) -> {
			T value = parser.parse(text);
			if (value.compareTo(min) < 0) {
				throw new InvalidValueException("is below " + shown.show(min), "use " + shown.show(min) + " or more");
			}
			return value;
		};
	}

	static <T extends Comparable<T>> ValueParser<T> between(T min, T max, ValueParser<T> parser, Shown<T> shown) {
		return (text) -> {
			T value = parser.parse(text);
			if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
				throw new InvalidValueException("is out of range", "use " + shown.show(min) + " to " + shown.show(max));
			}
			return value;
		};
	}

	static Integer wholeNumber(String text) throws InvalidValueException {
		if (!WHOLE_NUMBER.matcher(text).matches()) {
			throw new InvalidValueException("is not a whole number", "write digits only, such as 1000");
		}
		return Integer.valueOf(text);
	}

	/** A percentage, with or without its sign. */
	static Double percent(String text) throws InvalidValueException {
		Matcher matcher = PERCENT.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException("is not a percentage", "write a number such as 95.0");
		}
		return Double.valueOf(matcher.group(1));
	}

	/** A size in bytes; KB, MB and GB are powers of 1024. */
	static Long size(String text) throws InvalidValueException {
		Matcher matcher = SIZE.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException("is not a size", "write a whole number and a unit, such as 64KB or 2MB");
		}
		String unit = (matcher.group(2) != null) ? matcher.group(2).toUpperCase(Locale.ROOT) : "B";
		int shift = switch (unit) {
			case "KB" -> 10;
			case "MB" -> 20;
			case "GB" -> 30;
			default -> 0;
		};
		return Long.parseLong(matcher.group(1)) << shift;
	}

	static Boolean flag(String text) throws InvalidValueException {
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new InvalidValueException("is neither true nor false", "write true or false");
		};
	}

	/**
	 * A duration as people write it, such as {@code 500ms}, {@code 5s} or {@code 30d}.
	 */
	static String show(Duration duration) {
		if (duration.isZero()) {
			return "0s";
		}
		for (String unit : new String[] { "d", "h", "m", "s" }) {
			Duration one = UNITS.get(unit);
			if (one != null && one.multipliedBy(duration.dividedBy(one)).equals(duration)) {
				return duration.dividedBy(one) + unit;
			}
		}
		BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
		return millis.toPlainString() + "ms";
	}

	/**
	 * Reads a value from its text.
	 *
	 * @param <T> type of the value
	 */
	@FunctionalInterface
	interface ValueParser<T> {

		T parse(String text) throws InvalidValueException;

	}

	/**
	 * Writes a value as people would.
	 *
	 * @param <T> type of the value
	 */
	@FunctionalInterface
	interface Shown<T> {

		String show(T value);

	}

}
