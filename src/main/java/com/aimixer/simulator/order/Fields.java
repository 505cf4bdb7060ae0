package com.aimixer.simulator.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an order and notes every mistake; after a mistake it hands out a
 * stand-in, so that reading goes on and all mistakes are found at once.
 */
final class Fields {

	private static final String DURATION_MEND = "write for example 800ms, 2s, 1m or 1h";

	private final Map<String, ?> values;

	private final List<Problem> problems = new ArrayList<>();

	Fields(Map<String, ?> values) {
		this.values = values;
	}

	List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	void problem(String field, String what, String mend) {
		this.problems.add(new Problem(field, what, mend));
	}

	boolean has(String field) {
		return this.values.get(field) != null;
	}

	Optional<String> text(String field) {
		Object value = this.values.get(field);
		if (value == null || value instanceof String) {
			return Optional.ofNullable((String) value);
		}
		problem(field, "'" + value + "' is not a text", "put it in quotes");
		return Optional.empty();
	}

	Duration duration(String field, @Nullable Duration fallback) {
		Object value = this.values.get(field);
		if (value == null && fallback != null) {
			return fallback;
		}
		if (value == null) {
			problem(field, "is missing", DURATION_MEND);
			return Duration.ZERO;
		}
		Optional<Duration> duration = Durations.parse(value.toString());
		if (duration.isEmpty() || duration.get().isZero()) {
			problem(field, "'" + value + "' is not a duration above zero", DURATION_MEND);
		}
		return duration.orElse(Duration.ZERO);
	}

	Duration wait(String field) {
		Object value = this.values.get(field);
		if (value == null) {
			return Duration.ZERO;
		}
		Optional<Duration> duration = Durations.parse(value.toString());
		if (duration.isEmpty()) {
			problem(field, "'" + value + "' is not a duration", DURATION_MEND);
		}
		return duration.orElse(Duration.ZERO);
	}

	double number(String field, @Nullable Double fallback, double lowest, double highest) {
		Object value = this.values.get(field);
		if (value == null && fallback != null) {
			return fallback;
		}
		String range = "write a number from %.0f to %.0f".formatted(lowest, highest);
		if (value == null) {
			problem(field, "is missing", range);
			return highest;
		}
		if (!(value instanceof Number number) || !(number.doubleValue() >= lowest && number.doubleValue() <= highest)) {
			problem(field, "'" + value + "' is not a number in range", range);
			return highest;
		}
		return number.doubleValue();
	}

	double share(String field, @Nullable Double fallback) {
		double share = number(field, fallback, 0, 1);
		if (share == 0) {
			problem(field, "a share of 0 changes nothing", "write a number above 0, up to 1");
		}
		return share;
	}

	int code(String field, int fallback) {
		return whole(field, fallback, 200, 599);
	}

	int whole(String field, int fallback, int lowest, int highest) {
		double number = number(field, (double) fallback, lowest, highest);
		if (number != Math.rint(number)) {
			problem(field, number + " is not a whole number", "write a whole number from " + lowest + " to " + highest);
		}
		return (int) number;
	}

}
