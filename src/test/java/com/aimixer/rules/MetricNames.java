package com.aimixer.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.aimixer.rules.file.RuleFile;

/**
 * Names of metrics: those that expressions read and those that somebody shows.
 */
final class MetricNames {

	/** What other programs show, as their versions in use were seen to do. */
	private static final Set<String> OF_OTHERS = Set.of("up", "ALERTS", "node_filesystem_avail_bytes",
			"node_filesystem_size_bytes", "node_filesystem_readonly", "kube_pod_container_status_restarts_total",
			"kube_pod_container_status_waiting_reason", "container_memory_working_set_bytes",
			"container_spec_memory_limit_bytes", "prometheus_config_last_reload_successful",
			"prometheus_rule_evaluation_failures_total", "prometheus_notifications_dropped_total",
			"prometheus_notifications_errors_total", "process_start_time_seconds",
			"prometheus_tsdb_wal_writes_failed_total", "prometheus_tsdb_wal_corruptions_total",
			"prometheus_tsdb_checkpoint_creations_failed_total", "prometheus_tsdb_head_truncations_failed_total",
			"prometheus_tsdb_compactions_failed_total", "prometheus_tsdb_reloads_failures_total",
			"alertmanager_config_last_reload_successful", "alertmanager_notifications_failed_total",
			"alertmanager_cluster_members", "ssl_chain_expiry_seconds",
			"prometheus_remote_storage_highest_timestamp_in_seconds",
			"prometheus_remote_storage_queue_highest_sent_timestamp_seconds",
			"prometheus_remote_storage_samples_failed_total", "prometheus_remote_storage_samples_total");

	private static final Path SOURCES = Path.of("src", "main", "java", "com", "aimixer");

	/** Where the monitor and the pods of the simulator say what they show. */
	private static final List<Path> EXPOSITIONS = List.of(SOURCES.resolve("monitor/metrics"),
			SOURCES.resolve("simulator/traffic"));

	private static final Pattern FAMILY = Pattern.compile("\"(ai_mixer_[a-z_]+)\"");

	/** Parts of an expression that hold labels, text or durations. */
	private static final Pattern NO_NAMES = Pattern.compile(
			"\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]" + "|\\b(?:by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w)(?!\\s*\\()");

	private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "by", "on", "sum", "max", "min",
			"avg", "count", "group", "Inf", "NaN");

	private MetricNames() {
	}

	/** The metrics that an expression reads. */
	static Set<String> readBy(String expression) {
		Set<String> names = new TreeSet<>();
		Matcher matcher = NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "));
		while (matcher.find()) {
			if (!WORDS.contains(matcher.group())) {
				names.add(matcher.group());
			}
		}
		return names;
	}

	/** The metrics that the monitor, the mixer and other programs show. */
	static Set<String> shown() {
		Set<String> names = new TreeSet<>(OF_OTHERS);
		EXPOSITIONS.stream().flatMap((folder) -> RuleFile.files(folder, "*.java").stream()).forEach((file) -> {
			Stream<String> families = FAMILY.matcher(text(file)).results().map((result) -> result.group(1));
			families.flatMap((family) -> Stream.of("", "_total", "_bucket", "_count", "_sum").map(family::concat))
				.forEach(names::add);
		});
		return names;
	}

	/** Those names that are not among the others. */
	static Set<String> missing(Collection<String> names, Collection<String> others) {
		Set<String> missing = new TreeSet<>(names);
		missing.removeAll(others);
		return missing;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
