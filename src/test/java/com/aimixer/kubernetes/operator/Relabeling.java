package com.aimixer.kubernetes.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Relabelling as the operator writes it.
 */
final class Relabeling {

	private static final Map<String, String> KEYS = Map.of("source_labels", "sourceLabels", "target_label",
			"targetLabel", "regex", "regex", "replacement", "replacement", "action", "action");

	private static final String SLICE_PORT = "__meta_kubernetes_endpointslice_port";

	private static final String SLICE = "__meta_kubernetes_endpointslice_";

	private static final String ENDPOINT = "__meta_kubernetes_endpoint_";

	private Relabeling() {
	}

	/** A rule of Prometheus under the names of the operator. */
	static Map<String, Object> translate(Map<String, Object> rule) {
		Map<String, Object> translated = new LinkedHashMap<>();
		rule.forEach((key, value) -> {
			String name = KEYS.get(key);
			if (name == null) {
				throw new AssertionError("no translation of " + key + " in " + rule);
			}
			translated.put(name, value);
		});
		return translated;
	}

	/**
	 * A rule about slices for whatever the operator asks, which may be the older
	 * endpoints: the port is that of the container in both, its name is in both under
	 * another label.
	 */
	static Stream<Map<String, Object>> ofEndpoints(Map<String, Object> rule) {
		List<?> sources = (List<?>) rule.getOrDefault("source_labels", List.of());
		if (sources.contains(SLICE_PORT)) {
			return Stream.of(withSources(rule, sources.stream()
				.map((label) -> SLICE_PORT.equals(label) ? "__meta_kubernetes_pod_container_port_number" : label)
				.toList()));
		}
		if (sources.stream().anyMatch((label) -> label.toString().startsWith(SLICE))) {
			return Stream.of(withSources(rule,
					sources.stream().map((label) -> label.toString().replace(SLICE, ENDPOINT)).toList()), rule);
		}
		return Stream.of(rule);
	}

	private static Map<String, Object> withSources(Map<String, Object> rule, List<?> sources) {
		Map<String, Object> copy = new LinkedHashMap<>(rule);
		copy.put("source_labels", sources);
		return copy;
	}

}
