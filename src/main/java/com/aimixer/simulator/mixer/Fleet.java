package com.aimixer.simulator.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * All pods of all regions.
 *
 * @param pods the pods in the order of their ports
 */
public record Fleet(List<Pod> pods) {

	/** The namespace the pods would run in. */
	public static final String NAMESPACE = "ai-mixer-global";

	/** What Kubernetes makes generated names of: no vowels, nothing that looks alike. */
	private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

	public Fleet {
		pods = List.copyOf(pods);
	}

	/**
	 * The fleet with the pod names of a seed.
	 * @param seed the seed
	 * @return the same names for the same seed
	 */
	public static Fleet of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Pod> pods = new ArrayList<>();
		for (Region region : Region.values()) {
			String replicaSet = "ai-mixer-" + region.label() + "-" + word(random, 10);
			for (int number = 1; number <= region.pods(); number++) {
				pods.add(new Pod(region, number, pods.size(), replicaSet + "-" + word(random, 5)));
			}
		}
		return new Fleet(pods);
	}

	/**
	 * Finds a pod.
	 * @param name its Kubernetes name, or its short name such as {@code us-west/1}
	 * @return the pod, or empty if there is none of that name
	 */
	public Optional<Pod> find(String name) {
		return this.pods.stream().filter((pod) -> pod.name().equals(name) || pod.shortName().equals(name)).findFirst();
	}

	/**
	 * The pods of one region.
	 * @param region the region
	 * @return its pods, none for a mere entry point
	 */
	public List<Pod> in(Region region) {
		return this.pods.stream().filter((pod) -> pod.region() == region).toList();
	}

	private static String word(SplittableRandom random, int length) {
		StringBuilder word = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
		}
		return word.toString();
	}

}
