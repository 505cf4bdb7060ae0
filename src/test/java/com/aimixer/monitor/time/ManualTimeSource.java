package com.aimixer.monitor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that moves only when a test says so; the wall clock can be stepped on its own.
 */
public final class ManualTimeSource implements TimeSource {

	public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private volatile Duration elapsed = Duration.ZERO;

	private volatile Duration offset = Duration.ZERO;

	@Override
	public Instant now() {
		return START.plus(this.elapsed);
	}

	@Override
	public long nanoTime() {
		return this.elapsed.toNanos();
	}

	@Override
	public Instant wall(Instant steady) {
		return steady.plus(this.offset);
	}

	@Override
	public void sleep(Duration duration) {
		advance(duration);
	}

	public synchronized void advance(Duration step) {
		this.elapsed = this.elapsed.plus(step);
	}

	public synchronized void stepWallClock(Duration step) {
		this.offset = this.offset.plus(step);
	}

}
