package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The runbooks in the jar, and what they ask of a real Prometheus.
 */
class RunbookIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	/**
	 * Metrics of programs that do not run here, and of a Prometheus that has rules and
	 * alerts.
	 */
	private static final Set<String> OF_OTHERS = Set.of("kube_pod_container_status_restarts_total",
			"kube_pod_container_status_waiting_reason", "container_cpu_cfs_periods_total",
			"container_cpu_cfs_throttled_periods_total", "container_memory_working_set_bytes",
			"container_spec_memory_limit_bytes", "node_filesystem_readonly", "node_filesystem_avail_bytes",
			"node_filesystem_size_bytes", "prometheus_notifications_errors_total",
			"prometheus_rule_evaluation_failures_total", "prometheus_rule_group_interval_seconds",
			"prometheus_rule_group_last_duration_seconds", "prometheus_remote_storage_highest_timestamp_in_seconds",
			"prometheus_remote_storage_queue_highest_sent_timestamp_seconds",
			"prometheus_remote_storage_samples_failed_total", "prometheus_remote_storage_shards_desired",
			"prometheus_remote_storage_shards_max", "alertmanager_cluster_failed_peers", "alertmanager_cluster_members",
			"alertmanager_config_hash", "alertmanager_config_last_reload_successful",
			"alertmanager_notifications_failed_total", "alertmanager_notifications_total");

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void theJarServesEveryRunbookAndTheyAskForNothingThatDoesNotExist() throws Exception {
		Mixer mixer = Mixer.start(this.work);
		Monitor monitor = Monitor.start(this.work, mixer, Monitor.QUICK_AND_PATIENT);
		List<RunbookFile> runbooks = RunbookFile.all().toList();
		assertServed(monitor, runbooks);
		Prometheus prometheus = Prometheus.start(this.work, monitor, mixer);
		this.work.await("all jobs have been scraped a few times", SOON,
				() -> assertThat(prometheus.query("count by (job) (count_over_time(up[1m]) > 2)", "job"))
					.containsOnlyKeys("ai-mixer", "ai-mixer-monitor", "prometheus"));
		Set<String> known = known(prometheus);
		for (RunbookFile runbook : runbooks) {
			assertThat(runbook.metrics()).as("unknown metrics in " + runbook)
				.filteredOn((metric) -> !known.contains(metric))
				.isEmpty();
			for (String expression : runbook.expressions()) {
				// fails with Prometheus' own words if it cannot be read or evaluated
				prometheus.single(expression);
			}
		}
	}

	private static void assertServed(Monitor monitor, List<RunbookFile> runbooks)
			throws IOException, InterruptedException {
		List<String> listed = Http.json(monitor.url("/runbooks"))
			.path("items")
			.valueStream()
			.map((JsonNode item) -> item.path("alert").asString())
			.toList();
		assertThat(listed).isEqualTo(runbooks.stream().map(RunbookFile::name).toList());
		RunbookFile first = runbooks.getFirst();
		assertThat(Http.text(monitor.url("/runbooks/" + first.name())).strip()).isEqualTo(first.text().strip());
	}

	private static Set<String> known(Prometheus prometheus) throws IOException, InterruptedException {
		Set<String> known = new TreeSet<>(OF_OTHERS);
		known.addAll(prometheus.query("{job!=\"\"}", "__name__").keySet());
		RuleFile.allRules().stream().filter((rule) -> !rule.alerts()).map(Rule::name).forEach(known::add);
		return known;
	}

}
