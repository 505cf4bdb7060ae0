package com.aimixer.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to happen again and again beside the probes. Each beat has its own thread, so
 * that none delays another, and what was missed in a pause is not made up for.
 */
final class Beats implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Beats.class);

	private final List<Beat> beats = new ArrayList<>();

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(0,
			Thread.ofPlatform().name("beat-", 0).daemon().factory());

	/** Do something again and again once started. */
	Beats every(Duration interval, Runnable action) {
		this.beats.add(new Beat(interval, action));
		return this;
	}

	void start() {
		this.executor.setCorePoolSize(this.beats.size());
		for (Beat beat : this.beats) {
			long nanos = beat.interval().toNanos();
			var _ = this.executor.scheduleWithFixedDelay(() -> guarded(beat.action()), 0, nanos, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Nothing must end the beat: one that is missing would freeze what it keeps going.
	 */
	private static void guarded(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A regular task failed and goes on at its next turn", ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private record Beat(Duration interval, Runnable action) {
	}

}
