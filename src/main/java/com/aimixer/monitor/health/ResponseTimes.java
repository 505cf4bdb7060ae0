package com.aimixer.monitor.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The last three response times since an endpoint was last down. Their median is the
 * response time it is judged by, so that one slow answer does not change its status.
 */
public final class ResponseTimes {

	/** How many response times make a median. */
	public static final int ENOUGH = 3;

	private final Deque<Duration> latest = new ArrayDeque<>(ENOUGH + 1);

	/**
	 * Count a success.
	 * @param responseTime its response time
	 */
	public void add(Duration responseTime) {
		this.latest.addLast(responseTime);
		if (this.latest.size() > ENOUGH) {
			this.latest.removeFirst();
		}
	}

	/**
	 * Forget everything: the endpoint is down.
	 */
	public void clear() {
		this.latest.clear();
	}

	/**
	 * How many successes are known.
	 * @return 0 to 3
	 */
	public int count() {
		return this.latest.size();
	}

	/**
	 * The median, the lower of two.
	 * @return the response time to judge by, or null if there was no success
	 */
	public @Nullable Duration median() {
		if (this.latest.isEmpty()) {
			return null;
		}
		return this.latest.stream().sorted().skip((this.latest.size() - 1) / 2).findFirst().orElseThrow();
	}

}
