package com.aimixer.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.config.MonitorSettings.Links;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people, routes, pages and dashboards rely on in the rules.
 */
class RuleContractTests {

	private static final Path PROMETHEUS = Path.of("prometheus");

	private static final List<String> PROMISED = """
			HighLatency critical 2m
			HighTailLatency critical 2m
			HighErrorRate critical 1m
			ServiceDown critical 1m
			HighDiskUsage critical 5m
			RegionalFailure critical 30s
			VeryLowUptime critical 0s
			LowUptime warning 0s
			VerySlowResponse critical 2m
			SlowResponse warning 5m
			PodRestarts warning 0s
			PodCrashLooping warning 5m
			HighMemory warning 5m
			LowThroughput warning 5m
			AudioQuality warning 2m
			ElevatedErrorRate warning 5m
			AvailabilityBudgetBurn critical 0s
			AvailabilityBudgetBurn warning 0s
			ProbeAndTrafficDisagree warning 5m
			CertificateExpiry critical 1h
			CertificateExpiry warning 1h
			CertificateExpiry info 1h
			LatencyAboveTarget info 15m
			ThroughputBelowTarget info 15m
			LoudnessOffTarget info 15m
			MonitorDown critical 2m
			MonitorStale critical 2m
			Watchdog none 0s
			PrometheusConfigReloadFailed warning 5m
			PrometheusRuleFailures critical 5m
			PrometheusNotificationsDropped warning 5m
			PrometheusStorageFailing warning 5m
			ScrapeTargetDown warning 5m
			ScrapeTargetDown warning 15m
			PrometheusRestarting critical 0s
			AlertmanagerDown critical 2m
			AlertmanagerConfigReloadFailed warning 5m
			AlertmanagerNotificationsFailing critical 5m
			AlertmanagerNotificationsFailing warning 15m
			AlertmanagerClusterSplit warning 10m
			StackCertificateExpiry warning 1h
			RemoteWriteBehind warning 15m
			""".lines().toList();

	private static final Map<String, Set<String>> FAMILIES = Map
		.ofEntries(
				Map.entry("latency",
						Set.of("HighLatency", "HighTailLatency", "VerySlowResponse", "SlowResponse",
								"LatencyAboveTarget")),
				Map.entry("errors", Set.of("HighErrorRate", "ElevatedErrorRate", "AvailabilityBudgetBurn")),
				Map.entry("availability", Set.of("ServiceDown", "RegionalFailure")),
				Map.entry("traffic", Set.of("LowThroughput", "ThroughputBelowTarget", "ProbeAndTrafficDisagree")),
				Map.entry("audio", Set.of("AudioQuality", "LoudnessOffTarget")),
				Map.entry("disk", Set.of("HighDiskUsage")), Map.entry("memory", Set.of("HighMemory")),
				Map.entry("restarts", Set.of("PodRestarts", "PodCrashLooping")),
				Map.entry("uptime", Set.of("VeryLowUptime", "LowUptime")),
				Map.entry("certificate", Set.of("CertificateExpiry")),
				Map.entry("meta",
						Set.of("MonitorDown", "MonitorStale", "Watchdog", "PrometheusConfigReloadFailed",
								"PrometheusRuleFailures", "PrometheusNotificationsDropped", "PrometheusStorageFailing",
								"PrometheusRestarting", "ScrapeTargetDown", "AlertmanagerDown",
								"AlertmanagerConfigReloadFailed", "AlertmanagerNotificationsFailing",
								"AlertmanagerClusterSplit", "StackCertificateExpiry", "RemoteWriteBehind")));

	/** Always there, so it has no limit to be below of. */
	private static final Set<String> WITHOUT_LIMIT = Set.of("Watchdog");

	private static final Pattern DASHBOARD = Pattern
		.compile("/d/ai-mixer-(overview|regional|audio|system|errors|probes)(\\?var-region=\\{\\{ \\$labels\\.region }}"
				+ "|\\{\\{ with \\$labels\\.region }}\\?var-region=\\{\\{ \\. }}\\{\\{ end }})?");

	private final List<Rule> alerts = RuleFile.allAlerts();

	@Test
	void alertsAreThoseOfTheDesignWithTheirSeveritiesAndTimes() {
		assertThat(this.alerts.stream().map(Rule::row).distinct()).containsExactlyInAnyOrderElementsOf(PROMISED);
	}

	@Test
	void everyAlertIsInItsFamily() {
		Map<String, Set<String>> families = this.alerts.stream()
			.collect(Collectors.groupingBy((rule) -> rule.label("family"),
					Collectors.mapping(Rule::name, Collectors.toSet())));
		assertThat(families).isEqualTo(FAMILIES);
	}

	@Test
	void labelsAreFixedAndNeverHoldAValue() {
		assertThat(this.alerts).allSatisfy((rule) -> assertThat(rule.allLabels().values()).as(rule.name())
			.allMatch((value) -> value.matches("[a-z0-9_-]+")));
	}

	@Test
	void everyAlertSaysWhatItIsInOneLineAndMore() {
		assertThat(this.alerts).allSatisfy((rule) -> {
			assertThat(rule.annotation("summary")).as(rule.name()).isNotBlank().doesNotContain("\n");
			assertThat(rule.annotation("description")).as(rule.name()).endsWith(".").doesNotContain("\n");
		});
	}

	@Test
	void everyAlertLinksItsRunbookOnTheMonitorAndThereIsOne() {
		assertThat(this.alerts).allSatisfy((rule) -> {
			assertThat(rule.annotation("runbook_url")).isEqualTo(Links.DEFAULT.monitor() + "/runbooks/" + rule.name());
			assertThat(PROMETHEUS.resolve("runbooks").resolve(rule.name() + ".md")).isRegularFile();
		});
	}

	@Test
	void everyAlertLinksADashboardOfItsRegionIfItHasOne() {
		String base = Links.DEFAULT.grafana().toString();
		assertThat(this.alerts).allSatisfy((rule) -> {
			String url = rule.annotation("dashboard_url");
			assertThat(url).as(rule.name()).startsWith(base);
			assertThat(url.substring(base.length())).as(rule.name()).matches(DASHBOARD);
			boolean regional = rule.annotation("summary").contains("$labels.region") || rule.expr().contains("region");
			assertThat(url.contains("var-region")).as(rule.name()).isEqualTo(regional);
		});
	}

	@Test
	void everyAlertHasItsLimitsTestedInTheTableWithTheSameTime() {
		Set<String> tested = Boundary.table()
			.stream()
			.map((row) -> row.alert() + " " + row.severity() + " " + row.pending())
			.collect(Collectors.toSet());
		Set<String> rows = this.alerts.stream()
			.filter((rule) -> !WITHOUT_LIMIT.contains(rule.name()))
			.map(Rule::row)
			.collect(Collectors.toSet());
		assertThat(tested).isEqualTo(rows);
	}

	@Test
	void everyAlertHasItsLabelsAndTextsPinned() {
		List<TextTests.Expected> pinned = RuleFile.files(PROMETHEUS.resolve("tests"), "texts_*.yml")
			.stream()
			.flatMap((file) -> RuleFile.read(file, TextTests.class).expected())
			.toList();
		assertThat(this.alerts).allMatch((rule) -> pinned.stream().anyMatch((alert) -> alert.pins(rule)));
	}

	@Test
	void runbooksAndAlertsAreTheSame() {
		Set<String> runbooks = RuleFile.files(PROMETHEUS.resolve("runbooks"), "*.md")
			.stream()
			.map((file) -> file.getFileName().toString().replace(".md", ""))
			.collect(Collectors.toSet());
		// the absence of Prometheus itself is noticed by the monitor
		Stream<String> ofTheMonitor = Stream.of(Watchdog.SILENT.name());
		assertThat(runbooks)
			.isEqualTo(Stream.concat(this.alerts.stream().map(Rule::name), ofTheMonitor).collect(Collectors.toSet()));
	}

	@Test
	void everyMetricThatARuleReadsIsShownOrRecorded() {
		Set<String> known = MetricNames.shown();
		RuleFile.allRules().stream().filter((rule) -> !rule.alerts()).map(Rule::name).forEach(known::add);
		assertThat(RuleFile.allRules()).allSatisfy(
				(rule) -> assertThat(MetricNames.missing(MetricNames.readBy(rule.expr()), known)).as(rule.name())
					.isEmpty());
	}

	@Test
	void recordedNamesSayLevelMetricAndOperations() {
		assertThat(RuleFile.allRules()).filteredOn((rule) -> !rule.alerts())
			.extracting(Rule::name)
			.allMatch((name) -> name
				.matches("(global|genre|region|region_le|region_target):ai_mixer_[a-z0-9_]+:[a-z0-9_]+"));
	}

	@Test
	void filesAreShort() {
		assertThat(RuleFile.all())
			.allSatisfy((file) -> assertThat(Files.readAllLines(file.path())).hasSizeLessThan(250));
	}

}
