package com.aimixer.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.alert.AlertRule;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runbooks against the rules of Prometheus and of the monitor: one for each alert, with
 * its severity and its duration.
 */
class RunbookRulesTests {

	private static final Pattern SEVERITY = Pattern.compile("\\b(critical|warning|info|none)\\b");

	private final Map<String, List<Rule>> alerts = Stream.concat(RuleFile.allAlerts().stream(), ofTheMonitor())
		.collect(Collectors.groupingBy(Rule::name));

	/** The rule that Prometheus cannot have: that Prometheus is silent. */
	private static Stream<Rule> ofTheMonitor() {
		AlertRule rule = Watchdog.SILENT;
		String severity = rule.severity().name().toLowerCase(Locale.ROOT);
		return Stream.of(new Rule(null, rule.name(), "", null, Map.of("severity", severity), null));
	}

	@Test
	void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
		assertThat(RunbookFile.all().map(RunbookFile::name).collect(Collectors.toSet()))
			.isEqualTo(this.alerts.keySet());
	}

	@Test
	void aRunbookNamesTheSeveritiesOfItsAlert() throws IOException {
		RunbookFile.all().forEach((runbook) -> {
			String line = runbook.lines().get(2).replaceFirst("\\. Fires when.*", "");
			Set<String> named = SEVERITY.matcher(line)
				.results()
				.map(MatchResult::group)
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(named).as(runbook.name()).isEqualTo(figures(runbook.name(), (rule) -> rule.label("severity")));
		});
	}

	@Test
	void aRunbookNamesTheDurationOfItsAlert() throws IOException {
		RunbookFile.all().forEach((runbook) -> {
			String named = runbook.lines().get(2).replaceFirst(".*\\. For: (.*)\\.", "$1");
			assertThat(Set.of(named.split(" or "))).as(runbook.name())
				.isEqualTo(figures(runbook.name(), (rule) -> Objects.requireNonNullElse(rule.pending(), "0")));
		});
	}

	private Set<String> figures(String alert, Function<Rule, String> figure) {
		return this.alerts.getOrDefault(alert, List.of())
			.stream()
			.map(figure)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
