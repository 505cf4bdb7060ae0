package com.aimixer.scraping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One job of a configuration of Prometheus.
 *
 * @param settings its keys and values
 */
record ScrapeJob(Map<String, Object> settings) {

	/** What says where the targets are and how to reach them. */
	private static final Set<String> PLACE = Set.of("kubernetes_sd_configs", "http_sd_configs", "file_sd_configs",
			"static_configs", "relabel_configs", "scheme", "metrics_path", "authorization", "tls_config");

	String name() {
		return String.valueOf(this.settings.get("job_name"));
	}

	/** What is the same wherever the targets are. */
	Map<String, Object> withoutPlace() {
		Map<String, Object> rest = new TreeMap<>(this.settings);
		rest.keySet().removeAll(PLACE);
		return rest;
	}

	/** The labels that its targets get, beside {@code job} and {@code instance}. */
	Set<String> labels() {
		Set<String> labels = new TreeSet<>();
		rules("relabel_configs").filter((rule) -> rule.containsKey("target_label"))
			.map((rule) -> String.valueOf(rule.get("target_label")))
			.forEach(labels::add);
		Nodes.maps(this.settings.get("static_configs"), (group) -> Nodes.map(group.get("labels")).keySet())
			.forEach(labels::addAll);
		labels.removeIf((label) -> label.startsWith("__") || label.equals("instance"));
		return labels;
	}

	/** The patterns that find the value of a label. */
	List<String> patterns(String targetLabel) {
		return Stream.concat(rules("relabel_configs"), rules("metric_relabel_configs"))
			.filter((rule) -> targetLabel.equals(rule.get("target_label")))
			.map((rule) -> String.valueOf(rule.get("regex")))
			.toList();
	}

	/** The patterns of a label's value by which series are kept. */
	Set<String> kept(String label) {
		return rules("metric_relabel_configs").filter((rule) -> "keep".equals(rule.get("action")))
			.filter((rule) -> List.of(label).equals(rule.get("source_labels")))
			.map((rule) -> String.valueOf(rule.get("regex")))
			.collect(Collectors.toSet());
	}

	private Stream<Map<String, Object>> rules(String key) {
		return Nodes.maps(this.settings.get(key), (rule) -> rule).stream();
	}

}
