package com.aimixer.rules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.aimixer.rules.file.RuleFile;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code prometheus/tests/boundaries.yaml}, which says what each column means.
 */
record Boundary(String alert, String severity, @JsonProperty("for") String pending, @Nullable String step,
		@Nullable String after, @Nullable String over, @Nullable Map<String, String> where, Map<String, String> values,
		Map<String, String> series) {

	private static final Path TABLE = Path.of("prometheus", "tests", "boundaries.yaml");

	private static final String HARMLESS = "harmless";

	private static final String LIMIT = "limit";

	private static final String HARMFUL = "harmful";

	static List<Boundary> table() {
		return Arrays.asList(RuleFile.read(TABLE, Boundary[].class));
	}

	/** The tests that a row stands for. */
	List<BoundaryCase> cases() {
		return this.values.keySet().stream().map((value) -> switch (value) {
			case HARMFUL -> harmful();
			case HARMLESS, LIMIT -> silent(value);
			default -> throw new IllegalArgumentException(this + " has no use for a value called " + value);
		}).toList();
	}

	/** Neither pending nor firing when a harmful value would fire. */
	private BoundaryCase silent(String value) {
		Duration end = firing();
		Steps steps = new Steps(grid(), end, end);
		return new BoundaryCase(this, value, steps.series(this.series, value(value), value(value)),
				List.of(new BoundaryCase.Check(end, alerts(""), 0)));
	}

	/**
	 * Silent before it counts, pending for the whole of the time, then firing, then gone.
	 */
	private BoundaryCase harmful() {
		Duration counts = duration(this.after);
		Duration firing = firing();
		Duration gone = firing.plus(grid()).plus(duration(this.over));
		List<BoundaryCase.Check> checks = new ArrayList<>();
		if (!counts.isZero()) {
			checks.add(check(counts.minus(grid()), "", 0));
		}
		if (!firing.equals(counts)) {
			checks.add(check(counts, "pending", 1));
			checks.add(check(firing.minus(grid()), "firing", 0));
		}
		checks.add(check(firing, "firing", 1));
		checks.add(check(gone, "", 0));
		String harmless = this.values.containsKey(HARMLESS) ? HARMLESS : LIMIT;
		Steps steps = new Steps(grid(), firing, gone);
		return new BoundaryCase(this, HARMFUL, steps.series(this.series, value(HARMFUL), value(harmless)), checks);
	}

	private BoundaryCase.Check check(Duration at, String state, int count) {
		return new BoundaryCase.Check(at, alerts(state), count);
	}

	private String alerts(String state) {
		String more = (this.where != null) ? this.where.entrySet()
			.stream()
			.map((label) -> ", " + label.getKey() + "=\"" + label.getValue() + "\"")
			.collect(Collectors.joining()) : "";
		String inState = state.isEmpty() ? "" : ", alertstate=\"" + state + "\"";
		return "count(ALERTS{alertname=\"" + this.alert + "\", severity=\"" + this.severity + "\"" + more + inState
				+ "})";
	}

	private String value(String name) {
		return Objects.requireNonNull(this.values.get(name));
	}

	Duration grid() {
		return (this.step != null) ? duration(this.step) : Duration.ofSeconds(5);
	}

	private Duration firing() {
		return duration(this.after).plus(duration(this.pending));
	}

	/** A duration as in rules, of one unit. */
	private static Duration duration(@Nullable String text) {
		return (text != null) ? Duration.parse("PT" + text.toUpperCase(Locale.ROOT)) : Duration.ZERO;
	}

}
