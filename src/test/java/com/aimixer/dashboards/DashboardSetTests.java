package com.aimixer.dashboards;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.Comparison;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the alerts rely on in the committed dashboards as a whole.
 */
class DashboardSetTests {

	/** The variable is perhaps only there where the alert has a value for it. */
	private static final Pattern DASHBOARD_URL = Pattern
		.compile(".*/d/([a-z-]+)(?:\\{\\{ with \\$labels\\.\\w+ }})?(?:\\?var-(\\w+)=.*)?");

	private final List<Dashboard> dashboards = DashboardFile.all().stream().map(DashboardFile::dashboard).toList();

	/** The one that is left out fires always, so nothing is to be seen of it. */
	private final List<Rule> alerts = RuleFile.allAlerts()
		.stream()
		.filter((rule) -> !rule.name().equals("Watchdog"))
		.toList();

	@Test
	void theDashboardsAreThoseOfTheDesign() {
		assertThat(this.dashboards).extracting(Dashboard::uid)
			.containsExactlyInAnyOrder("ai-mixer-audio", "ai-mixer-errors", "ai-mixer-overview", "ai-mixer-probes",
					"ai-mixer-regional", "ai-mixer-system");
		assertThat(this.dashboards).extracting(Dashboard::title).doesNotHaveDuplicates();
	}

	@Test
	void everyAlertLeadsToADashboardThatHasItsRegion() {
		Set<String> known = this.dashboards.stream()
			.flatMap((dashboard) -> Stream.concat(Stream.of(dashboard.uid()),
					dashboard.templating()
						.list()
						.stream()
						.map((variable) -> dashboard.uid() + " with " + variable.name())))
			.collect(Collectors.toSet());
		assertThat(this.alerts.stream().map(DashboardSetTests::place)).isSubsetOf(known);
	}

	@Test
	void everyAlertIsNamedByAPanelOfTheDashboardThatItLeadsTo() {
		Set<String> named = new HashSet<>();
		this.dashboards.forEach((dashboard) -> dashboard.shown()
			.forEach((panel) -> panel.alerts().forEach((alert) -> named.add(alert.name() + " on " + dashboard.uid()))));
		assertThat(this.alerts.stream().map((rule) -> rule.name() + " on " + place(rule).replaceAll(" .*", "")))
			.isSubsetOf(named);
	}

	/**
	 * The limits of the alerts about monitoring itself are of no interest: those fire or
	 * not.
	 */
	@Test
	void thereIsAPanelForEveryLimitOfAnAlert() {
		Stream<String> missing = this.alerts.stream()
			.filter((rule) -> !rule.label("family").equals("meta"))
			.filter((rule) -> !limits(rule.name()).containsAll(Limits.deciding(rule)))
			.map((rule) -> rule + ": " + Limits.deciding(rule) + " is not among " + limits(rule.name()));
		assertThat(missing).isEmpty();
	}

	/** Where the panels that name an alert change their colours, or their states. */
	private Set<Double> limits(String alert) {
		return this.dashboards.stream()
			.flatMap((dashboard) -> dashboard.shown().stream())
			.filter((panel) -> panel.alerts().stream().anyMatch((named) -> named.name().equals(alert)))
			.flatMap(DashboardSetTests::limits)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<Double> limits(Panel panel) {
		Stream<Double> colours = Stream.concat(panel.steps().stream(), panel.overriddenSteps().stream())
			.flatMap((step) -> Stream.ofNullable(step.value()));
		Stream<Double> states = panel.expressions()
			.flatMap((expression) -> Comparison.of(expression).stream())
			.map(Comparison::number);
		return Stream.concat(colours, states);
	}

	/** The dashboard that an alert leads to, and the variable that it sets there. */
	private static String place(Rule rule) {
		Matcher url = DASHBOARD_URL.matcher(rule.annotation("dashboard_url"));
		assertThat(url.matches()).as("%s leads to %s", rule.name(), rule.annotation("dashboard_url")).isTrue();
		return (url.group(2) != null) ? url.group(1) + " with " + url.group(2) : url.group(1);
	}

}
