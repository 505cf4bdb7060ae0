package com.aimixer.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.time.ManualTimeSource;

/**
 * Keeps the open pages of a story up to date twice a second. Its wall clock goes on like
 * a real one, so that readers see time pass, while nothing ages: its steady time stands
 * still.
 */
final class LiveBeats implements AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	private final PageEvents events;

	private final ManualTimeSource time;

	private Duration ahead = Duration.ZERO;

	private long last = System.nanoTime();

	private boolean paused;

	LiveBeats(StoryServer server) {
		this.events = server.bean(PageEvents.class);
		this.time = server.bean(ManualTimeSource.class);
		var _ = this.executor.scheduleWithFixedDelay(this::beat, 0, 500, TimeUnit.MILLISECONDS);
	}

	private synchronized void beat() {
		if (this.paused) {
			return;
		}
		long now = System.nanoTime();
		step(Duration.ofNanos(now - this.last));
		this.last = now;
		this.events.beat();
	}

	/** The time of the story is on the wall again. */
	synchronized void resetClock() {
		step(this.ahead.negated());
		this.last = System.nanoTime();
	}

	private void step(Duration step) {
		this.time.stepWallClock(step);
		this.ahead = this.ahead.plus(step);
	}

	/**
	 * While there is a pause the clock stands still; after it the clock is right again.
	 */
	synchronized void pause(boolean pause) {
		this.paused = pause;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
