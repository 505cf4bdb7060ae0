package com.aimixer.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.aimixer.simulator.time.SimulatorClock;

/**
 * Time that moves only when a test says so; sleeping is noted and takes no time.
 */
final class ManualClock implements SimulatorClock {

	private final List<Duration> slept = new CopyOnWriteArrayList<>();

	private final Instant origin = Instant.now();

	private volatile Duration elapsed = Duration.ZERO;

	@Override
	public Duration elapsed() {
		return this.elapsed;
	}

	@Override
	public Instant wall() {
		return this.origin.plus(this.elapsed);
	}

	@Override
	public void sleep(Duration duration) {
		this.slept.add(duration);
	}

	List<Duration> slept() {
		return this.slept;
	}

	synchronized void advance(Duration step) {
		this.elapsed = this.elapsed.plus(step);
	}

}
