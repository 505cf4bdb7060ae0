package com.aimixer.monitor.health;

import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The last three response times since an endpoint was last down. Their median is the
 * response time it is judged by, so that one slow answer does not change its status.
 */
public final class ResponseTimes {

	/** How many response times make a median. */
	public static final int ENOUGH = 3;

	private final Duration[] latest = { Duration.ZERO, Duration.ZERO, Duration.ZERO };

	private int count;

	private int next;

	/** Kept ready, since every judgement asks for it. */
	private @Nullable Duration median;

	/**
	 * Count a success.
	 * @param responseTime its response time
	 */
	public void add(Duration responseTime) {
		this.latest[this.next] = responseTime;
		this.next = (this.next + 1) % ENOUGH;
		this.count = Math.min(ENOUGH, this.count + 1);
		Duration[] sorted = Arrays.copyOf(this.latest, this.count);
		Arrays.sort(sorted);
		this.median = sorted[(this.count - 1) / 2];
	}

	/**
	 * Forget everything: the endpoint is down.
	 */
	public void clear() {
		this.count = 0;
		this.next = 0;
		this.median = null;
	}

	/**
	 * How many successes are known.
	 * @return 0 to 3
	 */
	public int count() {
		return this.count;
	}

	/**
	 * The median, the lower of two.
	 * @return the response time to judge by, or null if there was no success
	 */
	public @Nullable Duration median() {
		return this.median;
	}

}
