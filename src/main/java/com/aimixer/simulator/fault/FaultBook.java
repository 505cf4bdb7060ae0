package com.aimixer.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;

/**
 * All faults that are on or will be; every question is answered for a moment, so that
 * asking later gives the same answer.
 */
public final class FaultBook {

	private final List<Fault> faults = new CopyOnWriteArrayList<>();

	private final AtomicLong lastId = new AtomicLong();

	/**
	 * Adds a fault.
	 * @param order what was ordered
	 * @param now elapsed time of the simulator, from which the order's times count
	 * @return the fault with its id
	 */
	public Fault add(FaultOrder order, Duration now) {
		Duration from = now.plus(order.after());
		Duration until = (order.lasting() != null) ? from.plus(order.lasting()) : null;
		Fault fault = new Fault("f" + this.lastId.incrementAndGet(), order.kind(), order.target(), order.effect(), from,
				until);
		this.faults.add(fault);
		return fault;
	}

	/**
	 * All faults that are on or will be.
	 * @return in the order they were added
	 */
	public List<Fault> all() {
		return List.copyOf(this.faults);
	}

	/**
	 * Finds a fault.
	 * @param id its id
	 * @return the fault, or empty if there is none or it is over
	 */
	public Optional<Fault> find(String id) {
		return this.faults.stream().filter((fault) -> fault.id().equals(id)).findFirst();
	}

	/**
	 * Ends a fault.
	 * @param fault the fault
	 */
	public void remove(Fault fault) {
		this.faults.remove(fault);
	}

	/**
	 * Forgets the faults that healed by themselves.
	 * @param now elapsed time up to which every figure has been computed
	 */
	public void forgetOver(Duration now) {
		this.faults.removeIf((fault) -> fault.isOver(now));
	}

	/**
	 * How the endpoint of a region behaves.
	 * @param region the region
	 * @param at elapsed time of the simulator
	 * @return its conduct
	 */
	public Conduct endpoint(Region region, Duration at) {
		return conduct((fault) -> fault.hitsEndpoint(region), at);
	}

	/**
	 * How the metrics port of a pod behaves.
	 * @param pod the pod
	 * @param at elapsed time of the simulator
	 * @return its conduct
	 */
	public Conduct pod(Pod pod, Duration at) {
		return conduct((fault) -> fault.hitsPod(pod), at);
	}

	/**
	 * What the pod's figures suffer.
	 * @param pod the pod
	 * @param at elapsed time of the simulator
	 * @return the strain on its traffic
	 */
	public Strain strain(Pod pod, Duration at) {
		Strain.Builder strain = new Strain.Builder();
		for (Fault fault : this.faults) {
			if (fault.isActive(at) && fault.hitsPod(pod)) {
				strain.add(fault.effect(), at.minus(fault.from()));
			}
		}
		return strain.build();
	}

	/**
	 * Whether service discovery lists the pod.
	 * @param pod the pod
	 * @param at elapsed time of the simulator
	 * @return false while it is gone
	 */
	public boolean isListed(Pod pod, Duration at) {
		return this.faults.stream()
			.noneMatch((fault) -> fault.kind() == FaultKind.POD_GONE && fault.isActive(at) && fault.hitsPod(pod));
	}

	private Conduct conduct(Predicate<Fault> hits, Duration at) {
		Conduct conduct = Conduct.HEALTHY;
		for (Fault fault : this.faults) {
			if (fault.isActive(at) && hits.test(fault)) {
				conduct = conduct.with(fault.effect(), at.minus(fault.from()));
			}
		}
		return conduct;
	}

}
