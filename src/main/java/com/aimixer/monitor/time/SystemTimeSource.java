package com.aimixer.monitor.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads the machine's clocks. The distance between the two timelines is measured again
 * only when the wall clock has stepped by more than {@link #STEP}, so that the same fact
 * is printed with the same time at every read.
 */
public final class SystemTimeSource implements TimeSource {

	static final Duration STEP = Duration.ofMillis(500);

	private final InstantSource wallClock;

	private final LongSupplier nanoClock;

	private final Instant origin;

	private final long originNanos;

	private volatile Duration offset = Duration.ZERO;

	public SystemTimeSource() {
		this(InstantSource.system(), System::nanoTime);
	}

	SystemTimeSource(InstantSource wallClock, LongSupplier nanoClock) {
		this.wallClock = wallClock;
		this.nanoClock = nanoClock;
		this.origin = wallClock.instant();
		this.originNanos = nanoClock.getAsLong();
	}

	@Override
	public Instant now() {
		return this.origin.plusNanos(nanoTime() - this.originNanos);
	}

	@Override
	public long nanoTime() {
		return this.nanoClock.getAsLong();
	}

	@Override
	public Instant wall(Instant steady) {
		Duration current = Duration.between(now(), this.wallClock.instant());
		if (current.minus(this.offset).abs().compareTo(STEP) > 0) {
			this.offset = current;
		}
		return steady.plus(this.offset);
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

}
