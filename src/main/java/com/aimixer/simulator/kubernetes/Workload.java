package com.aimixer.simulator.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

import com.aimixer.simulator.fault.Life;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.traffic.Usage;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * One pod at one moment, with the names Kubernetes would have given it.
 *
 * @param pod the pod
 * @param usage what it has used
 */
record Workload(Pod pod, Usage usage) {

	static final String CONTAINER = "ai-mixer";

	static final String IMAGE = "registry.aimixer.com/ai-mixer:2.3.1";

	static final double CPU_LIMIT_CORES = 1;

	static final double CPU_REQUEST_CORES = 0.25;

	static final double MEMORY_LIMIT_BYTES = 1024.0 * 1024 * 1024;

	static final double MEMORY_REQUEST_BYTES = MEMORY_LIMIT_BYTES / 2;

	/** Kubernetes does not know a pod any more that is gone. */
	boolean isListed() {
		return this.usage.strain().life() != Life.GONE;
	}

	boolean isRunning() {
		return this.usage.strain().life() == Life.RUNNING;
	}

	/** While a region is cut off, its nodes do not answer. */
	boolean isNodeReachable() {
		return this.usage.strain().reachable();
	}

	boolean isReady() {
		return isRunning() && isNodeReachable();
	}

	Labels podLabels() {
		return Labels.of("namespace", Fleet.NAMESPACE, "pod", this.pod.name());
	}

	/** The labels that every figure of kube-state-metrics has. */
	Labels stateLabels() {
		return podLabels().add("uid", uid());
	}

	Labels containerStateLabels() {
		return stateLabels().add("container", CONTAINER);
	}

	String uid() {
		SplittableRandom random = random(1);
		return UUID.nameUUIDFromBytes(Long.toString(random.nextLong()).getBytes(StandardCharsets.UTF_8)).toString();
	}

	String replicaSet() {
		return this.pod.name().substring(0, this.pod.name().lastIndexOf('-'));
	}

	/** Four pods share a node. */
	String node() {
		return "node-" + this.pod.region().label() + "-" + ((this.pod.number() + 3) / 4);
	}

	String nodeAddress() {
		return "10.0." + this.pod.region().number() + "." + ((this.pod.number() + 3) / 4);
	}

	String podAddress() {
		return "10.1." + this.pod.region().number() + "." + (10 + this.pod.number());
	}

	/** A container that is started again is a new one with a new id. */
	String containerId() {
		SplittableRandom random = random(2 + this.usage.restarts());
		StringBuilder id = new StringBuilder(64);
		for (int part = 0; part < 4; part++) {
			id.append("%016x".formatted(random.nextLong()));
		}
		return id.toString();
	}

	String podControlGroup() {
		return "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod" + uid().replace('-', '_') + ".slice";
	}

	private SplittableRandom random(long salt) {
		return new SplittableRandom(this.pod.name().hashCode() * 0x9E3779B97F4A7C15L + salt);
	}

}
