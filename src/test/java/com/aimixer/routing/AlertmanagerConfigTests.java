package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be said of the configuration and its templates by reading them.
 */
class AlertmanagerConfigTests {

	private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

	/** Functions that came after Alertmanager 0.25. */
	private static final Pattern TOO_NEW = Pattern
		.compile("\\b(trimSpace|tz|date|since|humanizeDuration|toJson|list|dict|append|urlUnescape|safeUrl)\\b");

	private static final Pattern SECRET = Pattern.compile("(password|secret|token|credentials|api_url|key)(_file)?$");

	private static final List<String> MONITORS = List.of("/etc/alertmanager/addresses/monitor-0",
			"/etc/alertmanager/addresses/monitor-1");

	@Test
	void receiversAreTheChannelsOfTheirSeverity() throws Exception {
		assertThat(AlertmanagerFile.read().channels()).isEqualTo(Map.of( //
				"critical", List.of("/etc/alertmanager/secrets/pagerduty_routing_key", "#alerts-critical"), //
				"warning", List.of("#alerts-warning"), //
				"info", List.of("#alerts-info"), //
				"unrouted", List.of("#alerts-warning"), //
				"mail", List.of("devops@aimixer.com", "monitoring@aimixer.com"), //
				"watchdog", MONITORS, "history", MONITORS, "nobody", List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "watchdog, 0s 1m 5m", "history, 5s 30s 10m", "critical, 5s 30s 1h", "warning, 30s 5m 12h",
			"info, 1m 15m 24h", "unrouted, 30s 5m 12h" })
	void urgentAlertsWaitLess(String receiver, String timings) throws Exception {
		JsonNode branch = AlertmanagerFile.read().branch(receiver);
		assertThat(
				Stream.of("group_wait", "group_interval", "repeat_interval").map((key) -> branch.path(key).asString()))
			.containsExactly(timings.split(" "));
	}

	@Test
	void onlyTheseCriticalAlertsAreGroupedOrRepeatedOtherwise() throws Exception {
		Map<String, String> exceptions = new TreeMap<>();
		for (JsonNode route : AlertmanagerFile.read().branch("critical").path("routes")) {
			if (route.has("matchers")) {
				exceptions.put(route.path("matchers").path(0).asString(),
						route.path("group_by").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
								+ route.path("repeat_interval").asString(""));
			}
			assertThat(route.path("routes").findValuesAsString("receiver")).containsExactly("critical", "mail");
		}
		assertThat(exceptions).isEqualTo(Map.of("alertname=\"HighDiskUsage\"", "alertname instance",
				"alertname=\"MonitorStale\"", "alertname", "family=\"uptime\"", "24h"));
	}

	@Test
	void everyAlertIsAMessageOfItsOwnToTheHistory() throws Exception {
		JsonNode branch = AlertmanagerFile.read().branch("history");
		assertThat(branch.path("group_by").valueStream().map(JsonNode::asString)).containsExactly("...");
		assertThat(branch.path("continue").asBoolean()).isTrue();
	}

	@Test
	void everyReceiverHearsOfTheEnd() throws Exception {
		assertThat(AlertmanagerFile.read().integrations())
			.allMatch((integration) -> integration.path("send_resolved").asBoolean(false));
	}

	@Test
	void secretsAreFilesAndNothingElse() throws Exception {
		Map<String, String> secrets = new TreeMap<>();
		collectSecrets(AlertmanagerFile.read().root(), secrets);
		assertThat(secrets.keySet()).allMatch((name) -> name.endsWith("_file"));
		assertThat(Set.copyOf(secrets.values()))
			.isEqualTo(Set.of("/etc/alertmanager/secrets/smtp_password", "/etc/alertmanager/secrets/slack_webhook_url",
					"/etc/alertmanager/secrets/pagerduty_routing_key", "/etc/alertmanager/secrets/webhook_token"));
		assertThat(Files.readString(AlertmanagerFile.PATH)).doesNotContain("hooks.slack.com");
	}

	@Test
	void silencedAlertHasTheLabelsThatItIsComparedBy() throws Exception {
		JsonNode rules = AlertmanagerFile.read().root().path("inhibit_rules");
		assertThat(rules).isNotEmpty().allSatisfy((rule) -> {
			String targets = rule.path("target_matchers").toString();
			assertThat(rule.path("equal")).as("two alerts without a label are equal in it")
				.isNotEmpty()
				.allMatch((label) -> targets.contains(label.asString() + "=~"));
		});
	}

	@Test
	void everyTemplateIsDefinedAndUsed() throws Exception {
		String templates = AlertmanagerFile.templates();
		String all = templates + Files.readString(AlertmanagerFile.PATH);
		assertThat(names("template", all)).isEqualTo(names("define", templates));
	}

	@Test
	void templatesAreForAlertmanager025Too() throws Exception {
		String all = AlertmanagerFile.templates() + Files.readString(AlertmanagerFile.PATH);
		String code = ACTION.matcher(all)
			.results()
			.map((action) -> action.group(1).replaceAll("(?s)\"[^\"]*\"|/\\*.*\\*/", ""))
			.filter((action) -> TOO_NEW.matcher(action.replaceAll("[.$]\\w+", "")).find())
			.collect(Collectors.joining("\n"));
		assertThat(code).isEmpty();
	}

	@Test
	void rulesAndTemplatesLinkToTheSamePlaces() throws Exception {
		String templates = AlertmanagerFile.templates();
		String monitor = definition("aimixer.monitor", templates);
		String grafana = definition("aimixer.grafana", templates);
		assertThat(RuleFile.allAlerts()).isNotEmpty().allSatisfy((alert) -> {
			assertThat(alert.annotation("runbook_url")).isEqualTo(monitor + "/runbooks/" + alert.name());
			assertThat(alert.annotation("dashboard_url")).startsWith(grafana + "/d/");
		});
	}

	private static void collectSecrets(JsonNode node, Map<String, String> secrets) {
		node.properties().forEach((property) -> {
			if (SECRET.matcher(property.getKey()).find()) {
				secrets.put(property.getKey(), property.getValue().asString());
			}
		});
		node.values().forEach((value) -> collectSecrets(value, secrets));
	}

	private static Set<String> names(String keyword, String text) {
		Matcher call = Pattern.compile("\\{\\{-? *" + keyword + " \"([^\"]+)\"").matcher(text);
		return call.results().map((result) -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
	}

	private static String definition(String name, String templates) throws IOException {
		Matcher definition = Pattern.compile("\\{\\{ define \"" + name + "\" }}(.*?)\\{\\{ end }}").matcher(templates);
		assertThat(definition.find()).as(name).isTrue();
		return definition.group(1);
	}

}
