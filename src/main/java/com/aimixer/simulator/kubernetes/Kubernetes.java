package com.aimixer.simulator.kubernetes;

import java.time.Duration;
import java.util.List;

import com.aimixer.simulator.traffic.PodTraffic;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * The cluster that the pods would run in, as its exporters see it.
 */
public final class Kubernetes {

	private final List<PodTraffic> pods;

	/**
	 * A cluster.
	 * @param pods all its pods
	 */
	public Kubernetes(List<PodTraffic> pods) {
		this.pods = List.copyOf(pods);
	}

	/**
	 * What kube-state-metrics says.
	 * @param elapsed elapsed time of the simulator
	 * @return phases, restarts, limits and replicas
	 */
	public MetricSnapshots kubeStateMetrics(Duration elapsed) {
		return KubeStateMetrics.of(workloads(elapsed));
	}

	/**
	 * What the cadvisors of the kubelets say, all in one.
	 * @param elapsed elapsed time of the simulator
	 * @return CPU, memory and network
	 */
	public MetricSnapshots cadvisor(Duration elapsed) {
		return Cadvisor.of(workloads(elapsed));
	}

	private List<Workload> workloads(Duration elapsed) {
		this.pods.forEach((pod) -> pod.advance(elapsed));
		return this.pods.stream().map((pod) -> new Workload(pod.pod(), pod.usage())).toList();
	}

}
