package com.aimixer.monitor.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.aimixer.monitor.endpoint.Endpoint;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * The labels of one target, made once: {@code target} and {@code region}, alone or with
 * one more whose values come from a closed set.
 */
final class TargetLabels {

	private final Labels base;

	private final Map<String, Labels> extended = new ConcurrentHashMap<>();

	TargetLabels(Endpoint endpoint) {
		this.base = Labels.of("region", endpoint.region(), "target", endpoint.name());
	}

	Labels base() {
		return this.base;
	}

	Labels with(String name, String value) {
		return this.extended.computeIfAbsent(name + '=' + value, (_) -> this.base.add(name, value));
	}

	Labels with(String name, String value, String secondName, String secondValue) {
		return this.extended.computeIfAbsent(name + '=' + value + ',' + secondName + '=' + secondValue,
				(_) -> this.base.add(name, value).add(secondName, secondValue));
	}

}
