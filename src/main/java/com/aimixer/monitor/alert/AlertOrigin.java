package com.aimixer.monitor.alert;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.aimixer.monitor.endpoint.Endpoint;

/**
 * Who raises the monitor's own alerts, and where their links lead. Two replicas must not
 * have the same labels, or the end of one's alert would be that of the other's.
 *
 * @param replica name of this monitor among its replicas; the same after a restart
 * @param monitor base of the links to runbooks, without a slash at the end
 * @param grafana base of the links to dashboards, without a slash at the end
 */
public record AlertOrigin(String replica, URI monitor, URI grafana) {

	/** Label that tells our alerts from those of Prometheus. */
	public static final String SOURCE = "source";

	/** Value of {@link #SOURCE} in every alert of a monitor. */
	public static final String OURS = "monitor";

	Map<String, String> labels(AlertRule rule) {
		return Map.of("alertname", rule.name(), "severity", rule.severity().name().toLowerCase(Locale.ROOT), "family",
				rule.family(), SOURCE, OURS, "replica", this.replica);
	}

	Map<String, String> labels(AlertRule rule, Endpoint endpoint) {
		Map<String, String> labels = new HashMap<>(labels(rule));
		labels.put("region", endpoint.region());
		labels.put("target", endpoint.name());
		return labels;
	}

	Map<String, String> annotations(AlertRule rule, AlertText text) {
		return annotations(rule, text, "ai-mixer-overview");
	}

	Map<String, String> annotations(AlertRule rule, AlertText text, Endpoint endpoint) {
		String region = URLEncoder.encode(endpoint.region(), StandardCharsets.UTF_8).replace("+", "%20");
		return annotations(rule, text, "ai-mixer-probes?var-region=" + region);
	}

	private Map<String, String> annotations(AlertRule rule, AlertText text, String dashboard) {
		return Map.of("summary", text.summary(), "description", text.description(), "runbook_url",
				this.monitor + "/runbooks/" + rule.name(), "dashboard_url", this.grafana + "/d/" + dashboard);
	}

}
