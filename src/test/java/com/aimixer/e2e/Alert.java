package com.aimixer.e2e;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert as Prometheus or the monitor post it.
 *
 * @param labels what it is
 * @param annotations what it says
 */
record Alert(Map<String, String> labels, Map<String, String> annotations) {

	Alert {
		labels = Map.copyOf(labels);
		annotations = Map.copyOf(annotations);
	}

	/** An alert with the annotations that every rule has. */
	static Alert of(String name, String severity, String family) {
		return new Alert(Map.of("alertname", name, "severity", severity, "family", family),
				Map.of("summary", name + " is what it is about", "description", "More of it.", "runbook_url",
						"https://monitor.aimixer.com/runbooks/" + name, "dashboard_url",
						"https://grafana.aimixer.com/d/ai-mixer-overview"));
	}

	static Alert critical(String name, String family) {
		return of(name, "critical", family);
	}

	Alert in(String region) {
		return with("region", region);
	}

	Alert with(String label, String value) {
		return new Alert(put(this.labels, label, value), this.annotations);
	}

	Alert saying(String annotation, String text) {
		return new Alert(this.labels, put(this.annotations, annotation, text));
	}

	/** As Alertmanager takes it; an end makes it an alert that is over. */
	Map<String, Object> wire(Instant end) {
		return Map.of("labels", this.labels, "annotations", this.annotations, "endsAt", end.toString());
	}

	private static Map<String, String> put(Map<String, String> map, String key, String value) {
		Map<String, String> copy = new LinkedHashMap<>(map);
		copy.put(key, value);
		return copy;
	}

}
