package com.aimixer.monitor.history;

import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.endpoint.Endpoint;

/**
 * An endpoint was down without a break.
 *
 * @param endpoint the endpoint
 * @param interval from when to when, with the cause; up to now if it goes on. At its end
 * the endpoint was up, or nobody looked any more
 * @param ongoing whether it goes on
 * @param together names of the other endpoints that failed for the same reason at the
 * same time, in the order of the configuration
 */
public record Incident(Endpoint endpoint, Interval interval, boolean ongoing, List<String> together) {

	public Incident {
		together = List.copyOf(together);
	}

	/**
	 * How long it was down.
	 * @return its length so far
	 */
	public Duration duration() {
		return Duration.between(this.interval.from(), this.interval.to());
	}

}
