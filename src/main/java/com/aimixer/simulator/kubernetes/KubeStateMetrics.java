package com.aimixer.simulator.kubernetes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import com.aimixer.simulator.fault.Life;
import com.aimixer.simulator.mixer.Fleet;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * Names, labels and types of kube-state-metrics 2: what the API server knows of the pods.
 */
final class KubeStateMetrics {

	private static final List<String> PHASES = List.of("Pending", "Running", "Succeeded", "Failed", "Unknown");

	private final List<Workload> listed;

	private final List<Deployment> deployments;

	private KubeStateMetrics(List<Workload> all) {
		this.listed = all.stream().filter(Workload::isListed).toList();
		this.deployments = Deployment.of(all);
	}

	static MetricSnapshots of(List<Workload> all) {
		KubeStateMetrics figures = new KubeStateMetrics(all);
		MetricSnapshots.Builder families = MetricSnapshots.builder();
		figures.pods(families);
		figures.containers(families);
		figures.resources(families);
		figures.deployments(families);
		return families.build();
	}

	private void pods(MetricSnapshots.Builder families) {
		Family info = new Family("kube_pod", "Information about a pod.");
		Family owner = new Family("kube_pod_owner", "The owner of a pod.");
		Family phase = new Family("kube_pod_status_phase", "The phase of a pod.");
		Family ready = new Family("kube_pod_status_ready", "Whether a pod is ready to serve requests.");
		for (Workload pod : this.listed) {
			Labels labels = pod.stateLabels();
			info.add(labels.merge(Labels.of("host_ip", pod.nodeAddress(), "pod_ip", pod.podAddress(), "node",
					pod.node(), "created_by_kind", "ReplicaSet", "created_by_name", pod.replicaSet(), "priority_class",
					"", "host_network", "false")), 1);
			owner.add(labels.merge(Labels.of("owner_kind", "ReplicaSet", "owner_name", pod.replicaSet(),
					"owner_is_controller", "true")), 1);
			// a crashing container and a lost node leave the pod in this phase
			PHASES.forEach((name) -> phase.add(labels.add("phase", name), name.equals("Running")));
			ready.add(labels.add("condition", "true"), pod.isReady())
				.add(labels.add("condition", "false"), !pod.isReady())
				.add(labels.add("condition", "unknown"), false);
		}
		families.metricSnapshot(info.info())
			.metricSnapshot(owner.gauge())
			.metricSnapshot(phase.gauge())
			.metricSnapshot(ready.gauge());
	}

	private void containers(MetricSnapshots.Builder families) {
		Family restarts = new Family("kube_pod_container_status_restarts", "Restarts of a container.");
		Family reason = new Family("kube_pod_container_status_waiting_reason", "Why a container waits.");
		Family lastReason = new Family("kube_pod_container_status_last_terminated_reason",
				"Why a container ended the last time.");
		for (Workload pod : this.listed) {
			Labels labels = pod.containerStateLabels();
			restarts.add(labels, (double) pod.usage().restarts());
			boolean backsOff = pod.usage().strain().life() == Life.BACKING_OFF;
			if (backsOff) {
				reason.add(labels.add("reason", "CrashLoopBackOff"), 1);
			}
			if (backsOff || pod.usage().restarts() > 0) {
				lastReason.add(labels.add("reason", "Error"), 1);
			}
		}
		families.metricSnapshot(restarts.counter())
			.metricSnapshot(reason.gauge())
			.metricSnapshot(lastReason.gauge())
			.metricSnapshot(state("running", Workload::isRunning))
			.metricSnapshot(state("waiting", (pod) -> !pod.isRunning()))
			.metricSnapshot(state("terminated", (_) -> false))
			.metricSnapshot(state("ready", Workload::isReady));
	}

	private MetricSnapshot state(String name, Predicate<Workload> isSo) {
		Family family = new Family("kube_pod_container_status_" + name, "Whether a container is " + name + ".");
		this.listed.forEach((pod) -> family.add(pod.containerStateLabels(), isSo.test(pod)));
		return family.gauge();
	}

	private void resources(MetricSnapshots.Builder families) {
		families
			.metricSnapshot(resources("limits", "What a container may use at most.", Workload.CPU_LIMIT_CORES,
					Workload.MEMORY_LIMIT_BYTES))
			.metricSnapshot(resources("requests", "What a container asks for.", Workload.CPU_REQUEST_CORES,
					Workload.MEMORY_REQUEST_BYTES));
	}

	private MetricSnapshot resources(String name, String help, double cores, double bytes) {
		Family family = new Family("kube_pod_container_resource_" + name, help);
		for (Workload pod : this.listed) {
			Labels labels = pod.containerStateLabels().add("node", pod.node());
			family.add(labels.merge(Labels.of("resource", "cpu", "unit", "core")), cores)
				.add(labels.merge(Labels.of("resource", "memory", "unit", "byte")), bytes);
		}
		return family.gauge();
	}

	private void deployments(MetricSnapshots.Builder families) {
		families.metricSnapshot(deployment("spec_replicas", "Pods that a deployment should have.", Deployment::wanted))
			.metricSnapshot(deployment("status_replicas", "Pods that a deployment has.", Deployment::present))
			.metricSnapshot(deployment("status_replicas_ready", "Pods that are ready.", Deployment::ready))
			.metricSnapshot(deployment("status_replicas_available", "Pods that serve.", Deployment::ready))
			.metricSnapshot(deployment("status_replicas_unavailable", "Pods that do not serve.",
					(deployment) -> deployment.wanted() - deployment.ready()));
	}

	private MetricSnapshot deployment(String name, String help, ToDoubleFunction<Deployment> value) {
		Family family = new Family("kube_deployment_" + name, help);
		for (Deployment deployment : this.deployments) {
			family.add(Labels.of("namespace", Fleet.NAMESPACE, "deployment", deployment.name()),
					value.applyAsDouble(deployment));
		}
		return family.gauge();
	}

}
