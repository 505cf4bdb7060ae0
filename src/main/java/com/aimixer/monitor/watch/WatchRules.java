package com.aimixer.monitor.watch;

import java.time.Duration;

/**
 * How the ticks of every endpoint are conducted.
 *
 * @param confirmations failing probes that must follow a first failure to call it down
 * @param spacing rest between the probes of one round
 * @param grace lateness above which the monitor does not trust itself: a quarter interval
 */
public record WatchRules(int confirmations, Duration spacing, Duration grace) {

	/**
	 * Rules for an interval.
	 * @param interval time between two ticks
	 * @param confirmations failing probes that must follow a first failure
	 * @param spacing rest between the probes of one round
	 * @return the rules
	 */
	public static WatchRules of(Duration interval, int confirmations, Duration spacing) {
		return new WatchRules(confirmations, spacing, interval.dividedBy(4));
	}

	boolean tooLate(Duration lateness) {
		return lateness.compareTo(this.grace) > 0;
	}

}
