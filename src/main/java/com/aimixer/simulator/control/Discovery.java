package com.aimixer.simulator.control;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.mixer.Pod;

/**
 * One group of a Prometheus HTTP service discovery document.
 *
 * @param targets hosts and ports
 * @param labels what relabelling would derive from the pod in Kubernetes
 */
record Discovery(List<String> targets, Map<String, String> labels) {

	static Discovery of(Pod pod, Addresses addresses) {
		String region = pod.region().label();
		return new Discovery(List.of(addresses.target(pod)), new TreeMap<>(
				Map.of("namespace", Fleet.NAMESPACE, "pod", pod.name(), "region", region, "container", "ai-mixer")));
	}

}
