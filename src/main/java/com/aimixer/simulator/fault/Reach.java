package com.aimixer.simulator.fault;

/**
 * What a fault of a region reaches.
 */
public enum Reach {

	/** The endpoint of a region, or the metrics port of a pod. */
	CONNECTION,

	/** The endpoint of a region only; a pod cannot have it. */
	ENDPOINT,

	/** All pods of a region, or one pod. */
	PODS,

	/** The endpoint and all pods; a single pod cannot have it. */
	REGION;

	boolean includesPodsOfRegion() {
		return this == PODS || this == REGION;
	}

	/**
	 * Whether a single pod can have such a fault.
	 * @return false if it concerns the endpoint
	 */
	public boolean allowsPod() {
		return this == CONNECTION || this == PODS;
	}

}
