package com.aimixer.simulator.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 800ms}, {@code 2s}, {@code 1.5m}, {@code 1h};
 * plain numbers are seconds.
 */
public final class Durations {

	private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h)?");

	private Durations() {
	}

	static Optional<Duration> parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String unit = (matcher.group(2) != null) ? matcher.group(2) : "s";
		long unitNanos = switch (unit) {
			case "ms" -> 1_000_000L;
			case "m" -> 60_000_000_000L;
			case "h" -> 3_600_000_000_000L;
			default -> 1_000_000_000L;
		};
		return Optional.of(nanos(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNanos))));
	}

	/**
	 * Writes a duration the way it is read.
	 * @param duration the duration
	 * @return for example {@code 800ms} or {@code 2s}
	 */
	public static String format(Duration duration) {
		long millis = duration.toMillis();
		return (millis % 1000 == 0) ? millis / 1000 + "s" : millis + "ms";
	}

	private static Duration nanos(BigDecimal nanos) {
		BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
		return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
	}

}
