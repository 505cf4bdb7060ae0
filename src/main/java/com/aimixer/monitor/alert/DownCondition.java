package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.alert.EndpointRule.Condition;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.Vitals;

/**
 * Whether an endpoint is down, and for how long it was before the monitor was started.
 */
final class DownCondition implements Condition {

	/** What was seen before a longer time in which nobody looked is another story. */
	static final Duration NOBODY_LOOKED = Duration.ofHours(1);

	@Override
	public Finding check(Vitals vitals, Instant wall) {
		return switch (vitals.state()) {
			case DOWN -> Finding.CAUSE;
			case UP -> Finding.NO_CAUSE;
			case UNKNOWN -> Finding.UNKNOWN;
		};
	}

	/**
	 * The time that it was seen down since it was last up; the unknown does not count.
	 */
	@Override
	public Duration seenBefore(List<Interval> past) {
		Duration seen = Duration.ZERO;
		for (Interval interval : past.reversed()) {
			Duration length = Duration.between(interval.from(), interval.to());
			boolean another = interval.state() == State.UNKNOWN && length.compareTo(NOBODY_LOOKED) > 0;
			if (interval.state() == State.UP || another) {
				return seen;
			}
			seen = (interval.state() == State.DOWN) ? seen.plus(length) : seen;
		}
		return seen;
	}

}
