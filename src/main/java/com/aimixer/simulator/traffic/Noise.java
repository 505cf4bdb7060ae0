package com.aimixer.simulator.traffic;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Smooth seeded noise: a pure function of time, so that a figure does not depend on who
 * looked at it before.
 */
final class Noise {

	private final long seed;

	private final double stepSeconds;

	Noise(long seed, Duration step) {
		this.seed = seed;
		this.stepSeconds = step.toMillis() / 1000.0;
	}

	/**
	 * The noise at a moment.
	 * @param seconds elapsed time
	 * @return -1 to 1
	 */
	double at(double seconds) {
		double place = seconds / this.stepSeconds;
		long step = (long) Math.floor(place);
		double part = place - step;
		double smooth = part * part * (3 - 2 * part);
		return knot(step) + (knot(step + 1) - knot(step)) * smooth;
	}

	private double knot(long step) {
		return new SplittableRandom(mix(this.seed, step)).nextDouble(-1, 1);
	}

	/**
	 * Makes one seed of two numbers.
	 * @param seed the first
	 * @param salt the second
	 * @return a seed that differs for each pair
	 */
	static long mix(long seed, long salt) {
		return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + salt).nextLong();
	}

}
