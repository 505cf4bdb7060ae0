package com.aimixer.simulator.fault;

import java.time.Duration;

import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is on or will be.
 *
 * @param id what the control API calls it
 * @param kind its kind
 * @param target where it is
 * @param effect what it does
 * @param from when it begins, as elapsed time of the simulator
 * @param until when it ends, or null if it stays until it is deleted
 */
public record Fault(String id, FaultKind kind, Target target, Effect effect, Duration from, @Nullable Duration until) {

	/**
	 * Whether the fault is on.
	 * @param at elapsed time of the simulator
	 * @return true from its beginning up to, but not at, its end
	 */
	public boolean isActive(Duration at) {
		return at.compareTo(this.from) >= 0 && !isOver(at);
	}

	/**
	 * Whether the fault has healed by itself.
	 * @param at elapsed time of the simulator
	 * @return true from its end on
	 */
	public boolean isOver(Duration at) {
		return this.until != null && at.compareTo(this.until) >= 0;
	}

	/**
	 * Whether the fault concerns the endpoint of a region.
	 * @param region the region
	 * @return true if it does
	 */
	public boolean hitsEndpoint(Region region) {
		return this.target.region() == region && this.target.pod() == null && this.kind.reach() != Reach.PODS;
	}

	/**
	 * Whether the fault concerns a pod.
	 * @param pod the pod
	 * @return true if it does
	 */
	public boolean hitsPod(Pod pod) {
		if (this.target.pod() != null) {
			return this.target.pod().equals(pod);
		}
		return this.target.region() == pod.region() && this.kind.reach().includesPodsOfRegion();
	}

}
