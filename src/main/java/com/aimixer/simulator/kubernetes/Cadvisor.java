package com.aimixer.simulator.kubernetes;

import java.util.List;
import java.util.function.ToDoubleFunction;

import com.aimixer.simulator.traffic.Usage;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * Names, labels and types of the kubelet's cadvisor: each container, and as in the
 * kubelet the sum of its pod with an empty container label.
 */
final class Cadvisor {

	private static final double IDLE_CORES = 0.02;

	private static final double CPU_SECONDS_PER_REQUEST = 0.0045;

	/** A chunk of sound each way, in bytes. */
	private static final double RECEIVED_PER_REQUEST = 65_536;

	private static final double SENT_PER_REQUEST = 49_152;

	/** Memory of the pause container, which belongs to the pod only, in bytes. */
	private static final double PAUSE_BYTES = 430_080;

	private static final double PERIODS_PER_SECOND = 10;

	private final List<Workload> pods;

	private Cadvisor(List<Workload> all) {
		this.pods = all.stream().filter((pod) -> pod.isListed() && pod.isNodeReachable()).toList();
	}

	static MetricSnapshots of(List<Workload> all) {
		Cadvisor figures = new Cadvisor(all);
		return MetricSnapshots.builder()
			.metricSnapshot(figures.family("container_cpu_usage_seconds", "CPU time used.", Cadvisor::cpu, 0).counter())
			.metricSnapshot(figures
				.family("container_cpu_cfs_periods", "Scheduler periods.",
						(usage) -> Math.floor(usage.uptimeSeconds() * PERIODS_PER_SECOND), 0)
				.counter())
			.metricSnapshot(figures
				.family("container_cpu_cfs_throttled_periods", "Scheduler periods in which it was held back.", (_) -> 0,
						0)
				.counter())
			.metricSnapshot(figures
				.family("container_memory_working_set_bytes", "Memory that cannot be given back.", Cadvisor::memory,
						PAUSE_BYTES)
				.gauge())
			.metricSnapshot(figures
				.family("container_spec_memory_limit_bytes", "Memory limit, 0 for none.",
						(_) -> Workload.MEMORY_LIMIT_BYTES, 0)
				.gauge())
			.metricSnapshot(figures.network("container_network_receive_bytes", "Bytes received.", RECEIVED_PER_REQUEST)
				.counter())
			.metricSnapshot(
					figures.network("container_network_transmit_bytes", "Bytes sent.", SENT_PER_REQUEST).counter())
			.build();
	}

	private Family family(String name, String help, ToDoubleFunction<Usage> value, double ofPause) {
		Family family = new Family(name, help);
		for (Workload pod : this.pods) {
			double ofContainer = pod.isRunning() ? value.applyAsDouble(pod.usage()) : 0;
			if (pod.isRunning()) {
				family.add(containerLabels(pod), ofContainer);
			}
			family.add(podLabels(pod), ofContainer + ofPause);
		}
		return family;
	}

	/** The network belongs to the pod, so that it survives a restart of the container. */
	private Family network(String name, String help, double perRequest) {
		Family family = new Family(name, help);
		for (Workload pod : this.pods) {
			family.add(podLabels(pod).add("interface", "eth0"), pod.usage().podRequests() * perRequest);
		}
		return family;
	}

	private static double cpu(Usage usage) {
		return IDLE_CORES * usage.uptimeSeconds() + CPU_SECONDS_PER_REQUEST * usage.requests();
	}

	private static double memory(Usage usage) {
		return Math.rint(usage.memory() * Workload.MEMORY_LIMIT_BYTES);
	}

	private static Labels containerLabels(Workload pod) {
		return pod.podLabels()
			.merge(Labels.of("container", Workload.CONTAINER, "id",
					pod.podControlGroup() + "/cri-containerd-" + pod.containerId() + ".scope", "image", Workload.IMAGE,
					"name", pod.containerId()));
	}

	private static Labels podLabels(Workload pod) {
		return pod.podLabels().merge(Labels.of("container", "", "id", pod.podControlGroup(), "image", "", "name", ""));
	}

}
