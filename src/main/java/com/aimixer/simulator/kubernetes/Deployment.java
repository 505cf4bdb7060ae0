package com.aimixer.simulator.kubernetes;

import java.util.Arrays;
import java.util.List;

import com.aimixer.simulator.mixer.Region;

/**
 * The pods of one region, counted.
 *
 * @param name its name
 * @param wanted pods that should be there
 * @param present pods that are there
 * @param ready pods that serve
 */
record Deployment(String name, long wanted, long present, long ready) {

	static List<Deployment> of(List<Workload> all) {
		return Arrays.stream(Region.values())
			.filter((region) -> region.pods() > 0)
			.map((region) -> of(region, all.stream().filter((pod) -> pod.pod().region() == region).toList()))
			.toList();
	}

	private static Deployment of(Region region, List<Workload> pods) {
		return new Deployment("ai-mixer-" + region.label(), pods.size(),
				pods.stream().filter(Workload::isListed).count(), pods.stream().filter(Workload::isReady).count());
	}

}
