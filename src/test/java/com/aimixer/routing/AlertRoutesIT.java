package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Script;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Alertmanager's own tool makes of the configuration: every alert of the rules goes
 * to exactly the receivers of its severity.
 */
class AlertRoutesIT {

	@TempDir
	private static Path work;

	private static String amtool = "";

	@BeforeAll
	static void findAmtool() throws Exception {
		Script fetch = Script.run(work, "fetch_programs.sh", Map.of(), "amtool");
		assertThat(fetch.exitCode()).as("This test needs a real amtool. %s", fetch.err()).isZero();
		amtool = fetch.out().strip();
	}

	@Test
	void configurationIsValid() throws Exception {
		Script check = amtool("check-config", AlertmanagerFile.PATH.toString());
		assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
		assertThat(check.out()).contains("7 inhibit rules", "8 receivers", "1 templates");
	}

	@ParameterizedTest
	@MethodSource
	void alertOfTheRulesHasTheReceiversOfItsSeverity(String alertname, String severity, String family)
			throws Exception {
		String receivers = switch (severity) {
			case "critical" -> "critical,mail";
			case "warning" -> "warning,mail";
			case "info" -> "info";
			default -> "watchdog";
		};
		assertThat(receivers.equals("watchdog")).as(severity).isEqualTo(alertname.equals("Watchdog"));
		String all = (receivers.equals("watchdog") ? "" : "history,") + receivers;
		String labels = "alertname=%s severity=%s family=%s".formatted(alertname, severity, family);
		assertThat(receivers((labels + " region=us-west").split(" "))).isEqualTo(all);
		assertThat(receivers(labels.split(" "))).isEqualTo(all);
		assertThat(receivers((labels + " source=monitor replica=a").split(" "))).isEqualTo(receivers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "alertname=HighDiskUsage instance=node-1 family=disk",
			"alertname=MonitorStale region=ap family=meta", "alertname=VeryLowUptime region=ap family=uptime" })
	void alertWithARouteOfItsOwnHasTheSameReceivers(String labels) throws Exception {
		assertThat(receivers((labels + " severity=critical").split(" "))).isEqualTo("history,critical,mail");
	}

	static Stream<String[]> alertOfTheRulesHasTheReceiversOfItsSeverity() {
		return RuleFile.allAlerts()
			.stream()
			.map((alert) -> new String[] { alert.name(), alert.label("severity"), alert.label("family") });
	}

	@ParameterizedTest
	@ValueSource(strings = { "severity=criticl", "severity=Critical", "severity=none", "severity=\"\"",
			"severity=\"critical \"", "family=latency" })
	void alertWithoutAKnownSeverityIsNotLost(String label) throws Exception {
		assertThat(receivers("alertname=HighLatency", label, "region=us-west")).isEqualTo("history,unrouted,mail");
	}

	@ParameterizedTest
	@ValueSource(strings = { "severity=none", "severity=critical", "severity=warning", "source=monitor" })
	void watchdogIsNeverSentToPeople(String label) throws Exception {
		assertThat(receivers("alertname=Watchdog", "family=meta", label)).isEqualTo("watchdog");
	}

	/** As that of kube-prometheus. */
	@ParameterizedTest
	@ValueSource(strings = { "", "family=other", "region=us-west" })
	void theWatchdogOfSomebodyElseIsNoHeartbeatOfOursAndNoNews(String label) throws Exception {
		assertThat(receivers("alertname=Watchdog severity=none %s".formatted(label).strip().split(" ")))
			.isEqualTo("nobody");
	}

	private static String receivers(String... labels) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(
				List.of("config", "routes", "test", "--config.file=" + AlertmanagerFile.PATH));
		arguments.addAll(Arrays.asList(labels));
		Script test = amtool(arguments.toArray(String[]::new));
		assertThat(test.exitCode()).as(test.err()).isZero();
		return test.out().strip();
	}

	private static Script amtool(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(amtool));
		command.addAll(Arrays.asList(arguments));
		return Script.run(work, command, Map.of());
	}

}
