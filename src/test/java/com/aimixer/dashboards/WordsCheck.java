package com.aimixer.dashboards;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What panels say: a question, what is good and what is bad, the unit, and what it means
 * when there is nothing.
 */
final class WordsCheck implements Check {

	/**
	 * Those of Grafana's units that are of use here; it takes any other word for a unit
	 * too, and shows it behind the number. Its days are not among them: it shows fourteen
	 * of them as two weeks.
	 */
	private static final Set<String> UNITS = Set.of("none", "short", "percentunit", "s", "dateTimeAsIso",
			"dateTimeFromNow", "reqps", "ops", "cps", "cpm", "bytes", "Bps", "binBps", "dB", "bool", "locale");

	private static final String OWN_UNIT = "(?:suffix|prefix): ?\\S.*";

	@Override
	public Stream<String> complaints(DashboardFile file) {
		Stream<String> rows = file.dashboard()
			.allPanels()
			.filter((panel) -> panel.isRow() && panel.title().isBlank())
			.map((row) -> "the row at y=" + row.gridPos().y() + " has no title");
		return Stream.concat(rows, file.dashboard().shown().stream().flatMap(WordsCheck::ofPanel));
	}

	private static Stream<String> ofPanel(Panel panel) {
		String unit = Objects.requireNonNullElse(panel.defaults().unit(), "");
		return Stream.of(Check.unless(panel.title().matches("\\S.*\\S\\?"), panel, "has a title that is no question"),
				Check.unless(panel.description().matches("(?s)Good: \\S.+\n\nBad: \\S.+\n\nAlerts: \\S.+\\."), panel,
						"has a description that does not say what is good, what is bad and which alerts watch it"),
				Check.unless(UNITS.contains(unit) || unit.matches(OWN_UNIT), panel,
						"has the unit '" + unit + "', which is none of those in use"),
				Check.unless(panel.defaults().noValue() != null && !panel.defaults().noValue().isBlank(), panel,
						"does not say what it means when there is nothing"))
			.flatMap(Function.identity());
	}

}
