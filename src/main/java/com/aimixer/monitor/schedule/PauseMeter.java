package com.aimixer.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import com.aimixer.monitor.time.TimeSource;

/**
 * Notices when the program itself was paused (stopped process, long collection, starved
 * machine): a beat that comes late tells for how long nothing ran. What was measured
 * across a pause says something about the monitor, not about an endpoint.
 */
public final class PauseMeter {

	private static final int REMEMBERED = 16;

	private final TimeSource time;

	private final Duration beat;

	private final Deque<Pause> pauses = new ArrayDeque<>(REMEMBERED);

	private Instant lastBeat;

	/**
	 * A meter that expects a beat from now on.
	 * @param time the clock
	 * @param beat distance of the beats
	 */
	public PauseMeter(TimeSource time, Duration beat) {
		this.time = time;
		this.beat = beat;
		this.lastBeat = time.now();
	}

	/**
	 * Beat once; called every {@link #interval()}.
	 */
	public synchronized void beat() {
		Instant now = this.time.now();
		if (Duration.between(this.lastBeat, now).compareTo(this.beat.multipliedBy(2)) > 0) {
			this.pauses.addLast(new Pause(this.lastBeat.plus(this.beat), now));
		}
		if (this.pauses.size() > REMEMBERED) {
			this.pauses.removeFirst();
		}
		this.lastBeat = now;
	}

	/**
	 * Distance of the beats.
	 * @return the expected time between two beats
	 */
	public Duration interval() {
		return this.beat;
	}

	/**
	 * The longest pause that touched a span, with the one that may just have ended.
	 * @param from start of the span
	 * @param to end of the span, not later than now
	 * @return its length, zero if nothing was paused
	 */
	public synchronized Duration longestWithin(Instant from, Instant to) {
		Pause unfinished = new Pause(this.lastBeat.plus(this.beat), to);
		Duration longest = unfinished.within(from, to);
		if (this.pauses.isEmpty() || !this.pauses.getLast().to().isAfter(from)) {
			return longest;
		}
		for (Pause pause : this.pauses) {
			Duration length = pause.within(from, to);
			longest = (length.compareTo(longest) > 0) ? length : longest;
		}
		return longest;
	}

	private record Pause(Instant from, Instant to) {

		Duration within(Instant from, Instant to) {
			Instant start = from.isAfter(this.from) ? from : this.from;
			Instant end = to.isBefore(this.to) ? to : this.to;
			return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
		}

	}

}
