package com.aimixer.kubernetes.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes a ServiceMonitor or PodMonitor of a scrape job, which finds the same targets with
 * the same labels. What it has no translation for is an error.
 */
final class MonitorFactory {

	/** What the operator adds to the labels of a target: the jobs have their own. */
	private static final String LABELS_OF_THE_OPERATOR = "namespace|service|pod|container|endpoint|node";

	/** The Service of whatever Prometheus the operator runs. */
	private static final String OPERATED = "prometheus-operated";

	private final String job;

	/** What of the job is still to be translated. */
	private final Map<String, Object> rest;

	private final Map<String, Object> global;

	private MonitorFactory(Map<String, Object> settings, Map<String, Object> global) {
		this.rest = new LinkedHashMap<>(settings);
		this.job = take("job_name").toString();
		this.global = global;
	}

	/**
	 * The resource for a job.
	 * @param settings the job as Prometheus reads it
	 * @param global the settings of all jobs
	 */
	static Map<String, Object> monitor(Map<String, Object> settings, Map<String, Object> global) {
		MonitorFactory factory = new MonitorFactory(settings, global);
		Map<String, Object> monitor = factory.monitor();
		if (!factory.rest.isEmpty()) {
			throw new AssertionError("no translation of " + factory.rest + " in job " + factory.job);
		}
		return monitor;
	}

	private Map<String, Object> monitor() {
		Map<String, Object> discovery = Resource.map(((List<?>) take("kubernetes_sd_configs")).getFirst());
		return switch (String.valueOf(discovery.get("role"))) {
			case "pod" -> ofPods(discovery);
			case "node" -> ofNodes();
			case "endpointslice" -> this.job.equals("prometheus") ? ofPrometheus() : ofServices(discovery);
			default -> throw new AssertionError("no translation of " + discovery + " in job " + this.job);
		};
	}

	private Map<String, Object> ofPods(Map<String, Object> discovery) {
		String[] label = String.valueOf(Resource.map(((List<?>) get(discovery, "selectors")).getFirst()).get("label"))
			.split("=", 2);
		return resource("PodMonitor", "podMetricsEndpoints", namespaces(discovery), Map.of(label[0], label[1]),
				relabelings(rules().stream(), "endpoint"));
	}

	private Map<String, Object> ofServices(Map<String, Object> discovery) {
		return resource("ServiceMonitor", "endpoints", namespaces(discovery),
				Map.of("app.kubernetes.io/part-of", "ai-mixer-monitoring"),
				relabelings(rules().stream().flatMap(Relabeling::ofEndpoints), LABELS_OF_THE_OPERATOR));
	}

	/**
	 * Its own is the one that the operator runs, in the namespace that the overlay is
	 * written for. Whether it has TLS is up to the operator.
	 */
	private Map<String, Object> ofPrometheus() {
		take("tls_config");
		Stream<Map<String, Object>> rules = rules().stream()
			.filter((rule) -> !"__scheme__".equals(rule.get("target_label")))
			.flatMap(Relabeling::ofEndpoints)
			.map((rule) -> with(rule, "regex", "prometheus;9090", OPERATED + ";9090"));
		return resource("ServiceMonitor", "endpoints", Map.of("matchNames", List.of("monitoring")),
				Map.of("operated-prometheus", "true"), relabelings(rules, LABELS_OF_THE_OPERATOR));
	}

	/** The operator keeps a Service of all kubelets, which is the list of the nodes. */
	private Map<String, Object> ofNodes() {
		Map<String, Object> instance = new LinkedHashMap<>();
		instance.put("source_labels", List.of("__meta_kubernetes_endpointslice_address_target_name"));
		instance.put("regex", "(.+)");
		instance.put("target_label", "instance");
		Map<String, Object> monitor = resource("ServiceMonitor", "endpoints",
				Map.of("matchNames", List.of("kube-system")), Map.of("k8s-app", "kubelet"),
				relabelings(Stream.concat(Relabeling.ofEndpoints(instance), rules().stream()), LABELS_OF_THE_OPERATOR));
		Map<String, Object> spec = Resource.map(monitor.get("spec"));
		Resource.maps(spec.get("endpoints")).getFirst().put("port", "https-metrics");
		// the labels of the node are asked for what runs on it
		spec.put("attachMetadata", Map.of("node", true));
		return monitor;
	}

	private Map<String, Object> resource(String kind, String endpoints, Map<String, Object> namespaces,
			Map<String, String> labels, List<Map<String, Object>> relabelings) {
		Map<String, Object> spec = new LinkedHashMap<>();
		spec.put("namespaceSelector", namespaces);
		spec.put("selector", Map.of("matchLabels", labels));
		spec.put("sampleLimit", take("sample_limit"));
		spec.put("labelLimit", take("label_limit"));
		spec.put(endpoints, List.of(endpoint(relabelings)));
		return Resource.of(kind, this.job, spec);
	}

	private Map<String, Object> endpoint(List<Map<String, Object>> relabelings) {
		Map<String, Object> endpoint = new LinkedHashMap<>();
		// the operator has another default for both
		endpoint.put("interval", takeOr("scrape_interval", this.global));
		endpoint.put("scrapeTimeout", takeOr("scrape_timeout", this.global));
		move("honor_labels", endpoint, "honorLabels");
		move("honor_timestamps", endpoint, "honorTimestamps");
		move("metrics_path", endpoint, "path");
		move("scheme", endpoint, "scheme");
		if (this.rest.containsKey("authorization")) {
			endpoint.put("bearerTokenFile", get(Resource.map(take("authorization")), "credentials_file"));
		}
		if (this.rest.containsKey("tls_config")) {
			endpoint.put("tlsConfig", tls(Resource.map(take("tls_config"))));
		}
		endpoint.put("relabelings", relabelings);
		if (this.rest.containsKey("metric_relabel_configs")) {
			endpoint.put("metricRelabelings",
					Resource.maps(take("metric_relabel_configs")).stream().map(Relabeling::translate).toList());
		}
		return endpoint;
	}

	/** A file of our own pod is a ConfigMap there. */
	private static Map<String, Object> tls(Map<String, Object> settings) {
		Map<String, Object> tls = new LinkedHashMap<>();
		settings.forEach((key, value) -> {
			switch (key) {
				case "ca_file" -> {
					if (value.equals("/etc/prometheus/ca/ca.crt")) {
						tls.put("ca", Map.of("configMap", keyOf("kube-root-ca.crt", "ca.crt")));
					}
					else {
						tls.put("caFile", value);
					}
				}
				case "server_name" -> tls.put("serverName", value);
				case "insecure_skip_verify" -> tls.put("insecureSkipVerify", value);
				default -> throw new AssertionError("no translation of " + key);
			}
		});
		return tls;
	}

	private static Map<String, Object> keyOf(String configMap, String key) {
		Map<String, Object> reference = new LinkedHashMap<>();
		reference.put("name", configMap);
		reference.put("key", key);
		return reference;
	}

	private List<Map<String, Object>> rules() {
		return this.rest.containsKey("relabel_configs") ? Resource.maps(take("relabel_configs")) : List.of();
	}

	/** The rules, then the name of the job, and no label that the job has not. */
	private List<Map<String, Object>> relabelings(Stream<Map<String, Object>> rules, String unwanted) {
		List<Map<String, Object>> relabelings = new ArrayList<>(rules.map(Relabeling::translate).toList());
		Map<String, Object> name = new LinkedHashMap<>();
		name.put("targetLabel", "job");
		name.put("replacement", this.job);
		relabelings.add(name);
		Map<String, Object> drop = new LinkedHashMap<>();
		drop.put("regex", unwanted);
		drop.put("action", "labeldrop");
		relabelings.add(drop);
		return relabelings;
	}

	private static Map<String, Object> namespaces(Map<String, Object> discovery) {
		return Map.of("matchNames", get(Resource.map(get(discovery, "namespaces")), "names"));
	}

	private static Map<String, Object> with(Map<String, Object> rule, String key, String from, String to) {
		Map<String, Object> copy = new LinkedHashMap<>(rule);
		copy.replace(key, from, to);
		return copy;
	}

	private Object take(String key) {
		return Objects.requireNonNull(this.rest.remove(key), key);
	}

	private Object takeOr(String key, Map<String, Object> otherwise) {
		return this.rest.containsKey(key) ? take(key) : get(otherwise, key);
	}

	private void move(String key, Map<String, Object> to, String name) {
		if (this.rest.containsKey(key)) {
			to.put(name, take(key));
		}
	}

	private static Object get(Map<String, Object> settings, String key) {
		return Objects.requireNonNull(settings.get(key), key);
	}

}
