package com.aimixer.simulator.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Reads the machine's clocks.
 */
final class SystemClock implements SimulatorClock {

	private final long origin = System.nanoTime();

	@Override
	public Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.origin);
	}

	@Override
	public Instant wall() {
		return Instant.now();
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		Thread.sleep(duration);
	}

}
