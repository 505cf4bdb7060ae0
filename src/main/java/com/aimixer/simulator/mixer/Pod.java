package com.aimixer.simulator.mixer;

/**
 * One pod of the deployment {@code ai-mixer-<region>}.
 *
 * @param region where it runs
 * @param number 1, 2, ... within the region
 * @param index 0, 1, ... over all regions
 * @param name the Kubernetes name, which depends on the seed
 */
public record Pod(Region region, int number, int index, String name) {

	/**
	 * A short name that does not depend on the seed.
	 * @return for example {@code us-west/1}
	 */
	public String shortName() {
		return this.region.label() + "/" + this.number;
	}

}
