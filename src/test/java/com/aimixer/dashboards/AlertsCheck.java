package com.aimixer.dashboards;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;

/**
 * The alerts that panels name: they are in the rules, with these severities, and their
 * runbooks are a click away.
 */
final class AlertsCheck implements Check {

	private static final String NONE = "none; ";

	private static final String LINK = "Runbook ";

	/** Alert to runbook. */
	private final Map<String, String> runbooks = RuleFile.allAlerts()
		.stream()
		.collect(Collectors.toMap(Rule::name, (rule) -> rule.annotation("runbook_url"), (first, _) -> first));

	private final Map<String, Set<String>> severities = RuleFile.allAlerts()
		.stream()
		.collect(Collectors.groupingBy(Rule::name,
				Collectors.mapping((rule) -> rule.label("severity"), Collectors.toSet())));

	@Override
	public Stream<String> complaints(DashboardFile file) {
		return file.dashboard().shown().stream().flatMap(this::ofPanel);
	}

	private Stream<String> ofPanel(Panel panel) {
		List<Panel.NamedAlert> alerts = panel.alerts();
		boolean none = panel.alertsLine().startsWith(NONE) && alerts.isEmpty();
		Stream<String> unread = Check.unless(none || (!alerts.isEmpty() && panel.unreadAlerts().isEmpty()), panel,
				"has a line of alerts that is neither 'Alerts: Name (severity), ...' nor 'Alerts: none; why'");
		Stream<String> wrong = alerts.stream()
			.filter((alert) -> !Set.copyOf(alert.severities()).equals(this.severities.get(alert.name())))
			.flatMap((alert) -> Check.unless(false, panel, "names " + alert.name() + " as " + alert.severities()
					+ ", but the rules have " + this.severities.get(alert.name())));
		return Stream.of(unread, wrong, links(panel, alerts)).flatMap((complaints) -> complaints);
	}

	/** A link to the runbook of each, and to no other. */
	private Stream<String> links(Panel panel, List<Panel.NamedAlert> alerts) {
		Set<String> expected = alerts.stream().map((alert) -> LINK + alert.name()).collect(Collectors.toSet());
		Map<String, Link> links = panel.links()
			.stream()
			.filter((link) -> link.title() != null && link.title().startsWith(LINK))
			.collect(Collectors.toMap((link) -> String.valueOf(link.title()), (link) -> link, (first, _) -> first));
		Stream<String> others = Check.unless(links.keySet().equals(expected), panel,
				"has the links " + links.keySet() + " and not " + expected);
		Stream<String> elsewhere = links.values()
			.stream()
			.filter((link) -> !link.targetBlank() || !String.valueOf(link.url())
				.equals(this.runbooks.get(String.valueOf(link.title()).substring(LINK.length()))))
			.flatMap((link) -> Check.unless(false, panel, "has a link '" + link.title() + "' that does not open it"));
		return Stream.concat(others, elsewhere);
	}

}
