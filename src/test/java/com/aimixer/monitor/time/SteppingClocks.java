package com.aimixer.monitor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The two clocks of a machine, moved by a test, behind the real time source.
 */
public final class SteppingClocks {

	private Instant wall = ManualTimeSource.START;

	private long nanos = 42;

	private final TimeSource timeSource = new SystemTimeSource(() -> this.wall, () -> this.nanos);

	public TimeSource timeSource() {
		return this.timeSource;
	}

	public void advance(Duration step) {
		this.nanos += step.toNanos();
		stepWallClock(step);
	}

	public void stepWallClock(Duration step) {
		this.wall = this.wall.plus(step);
	}

}
