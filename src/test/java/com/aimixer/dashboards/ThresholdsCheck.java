package com.aimixer.dashboards;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Colours change where alerts fire and objectives are broken, and nowhere else.
 */
final class ThresholdsCheck implements Check {

	/**
	 * Alerts that count. A value that is the limit has the colour above it and raises no
	 * alert; the next number is the first that does.
	 */
	private static final Set<String> COUNTS = Set.of("PodRestarts", "PrometheusRestarting");

	@Override
	public Stream<String> complaints(DashboardFile file) {
		return file.dashboard().shown().stream().flatMap(ThresholdsCheck::ofPanel);
	}

	private static Stream<String> ofPanel(Panel panel) {
		List<Panel.Step> steps = panel.steps();
		Stream<String> first = Check.unless(!steps.isEmpty() && steps.getFirst().value() == null, panel,
				"has no step for the lowest values");
		List<Double> values = steps.stream().skip(1).map(Panel.Step::value).filter(Objects::nonNull).toList();
		Stream<String> rising = Check.unless(
				values.size() == Math.max(0, steps.size() - 1)
						&& values.equals(values.stream().sorted().distinct().toList()),
				panel, "has steps that do not rise: " + values);
		return Stream.of(first, rising, numbers(panel)).flatMap((complaints) -> complaints);
	}

	/** A line may cross the limit itself. */
	private static List<Double> places(Panel panel, String alert) {
		boolean next = COUNTS.contains(alert) && !panel.type().equals("timeseries");
		return Limits.of(alert).stream().map((limit) -> next ? limit + 1 : limit).toList();
	}

	/** Counts of alerts have steps of their own: any is too many. */
	private static Stream<String> numbers(Panel panel) {
		Set<Double> known = new TreeSet<>();
		panel.alerts().forEach((alert) -> known.addAll(places(panel, alert.name())));
		panel.expressions().forEach((expression) -> known.addAll(Limits.objectives(expression)));
		boolean countsAlerts = panel.expressions().allMatch((expression) -> expression.contains("ALERTS"));
		return Stream.concat(panel.steps().stream(), panel.overriddenSteps().stream())
			.map(Panel.Step::value)
			.filter((value) -> value != null && !countsAlerts && !known.contains(value))
			.flatMap((value) -> Check.unless(false, panel,
					"changes its colour at " + value + ", but its alerts and objectives have " + known));
	}

}
