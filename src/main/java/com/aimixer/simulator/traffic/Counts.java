package com.aimixer.simulator.traffic;

import java.util.Map;
import java.util.TreeMap;

/**
 * The counters of one life of a pod.
 */
final class Counts {

	/** Upper bounds of the processing time buckets in seconds. */
	static final double[] BOUNDS = { 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
			Double.POSITIVE_INFINITY };

	static final String[] GENRES = { "ambient", "classical", "electronic", "hip_hop", "house", "jazz", "pop", "rock",
			"techno" };

	// every usual status is there from the start, so that a rate exists before the first
	// error
	private final Map<Integer, Long> requests = new TreeMap<>(Map.of(200, 0L, 500, 0L, 503, 0L));

	private final long[] buckets = new long[BOUNDS.length];

	private final long[] genres = new long[GENRES.length];

	private double seconds;

	private long ticks;

	/** The process has run for one more tick. */
	void tick() {
		this.ticks++;
	}

	void request(int status, double seconds) {
		this.requests.merge(status, 1L, Long::sum);
		this.seconds += seconds;
		int bucket = 0;
		while (seconds > BOUNDS[bucket]) {
			bucket++;
		}
		this.buckets[bucket]++;
	}

	void genre(int genre) {
		this.genres[genre]++;
	}

	Map<Integer, Long> requests() {
		return this.requests;
	}

	long[] buckets() {
		return this.buckets;
	}

	long genreCount(int genre) {
		return this.genres[genre];
	}

	long allRequests() {
		return this.requests.values().stream().mapToLong(Long::longValue).sum();
	}

	long ticks() {
		return this.ticks;
	}

	double seconds() {
		return this.seconds;
	}

}
