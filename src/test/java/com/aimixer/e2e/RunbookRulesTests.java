package com.aimixer.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.alert.AlertRule;
import com.aimixer.monitor.alert.Watchdog;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runbooks against the rules of Prometheus and of the monitor: one for each alert, with
 * its severity and its duration.
 */
class RunbookRulesTests {

	private static final Pattern SEVERITY = Pattern.compile("\\b(critical|warning|info|none)\\b");

	private final Map<String, List<JsonNode>> alerts;

	RunbookRulesTests() throws IOException {
		this.alerts = Stream.concat(RuleFiles.rules().filter((rule) -> rule.has("alert")), ofTheMonitor())
			.collect(Collectors.groupingBy((rule) -> rule.path("alert").asString()));
	}

	/** The rule that Prometheus cannot have: that Prometheus is silent. */
	private static Stream<JsonNode> ofTheMonitor() {
		AlertRule rule = Watchdog.SILENT;
		return Stream
			.of(Http.JSON.valueToTree(Map.of("alert", rule.name(), "for", String.valueOf(rule.pendingFor().toSeconds()),
					"labels", Map.of("severity", rule.severity().name().toLowerCase(Locale.ROOT)))));
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
			assertThat(named).as(runbook.name())
				.isEqualTo(figures(runbook.name(), (rule) -> rule.path("labels").path("severity").asString()));
		});
	}

	@Test
	void aRunbookNamesTheDurationOfItsAlert() throws IOException {
		RunbookFile.all().forEach((runbook) -> {
			String named = runbook.lines().get(2).replaceFirst(".*\\. For: (.*)\\.", "$1");
			assertThat(Set.of(named.split(" or "))).as(runbook.name())
				.isEqualTo(figures(runbook.name(), (rule) -> rule.path("for").asString("0")));
		});
	}

	private Set<String> figures(String alert, Function<JsonNode, String> figure) {
		return this.alerts.getOrDefault(alert, List.of())
			.stream()
			.map(figure)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
