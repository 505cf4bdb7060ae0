package com.aimixer.monitor.board;

import java.time.Duration;

/**
 * How much is remembered of one endpoint.
 *
 * @param window span of the availability and the latency figures
 * @param hold how long an outcome holds before the state is unknown
 * @param records how many probes and how many blips are listed
 */
public record HistoryLimits(Duration window, Duration hold, int records) {

	/** What the whole board may remember. */
	static final int MAX_RECORDS = 1_000_000;

	/**
	 * The limits of one endpoint among many. All have the same cadence, so an equal share
	 * of the whole lets the oldest records go first.
	 * @param interval time between two probes
	 * @param records wanted per endpoint
	 * @param endpoints how many endpoints there are
	 * @return limits for a window of 24 hours and a hold of 2.5 intervals
	 */
	public static HistoryLimits of(Duration interval, int records, int endpoints) {
		int share = Math.max(1, MAX_RECORDS / Math.max(1, endpoints));
		return new HistoryLimits(Duration.ofHours(24), interval.multipliedBy(5).dividedBy(2), Math.min(records, share));
	}

	/**
	 * The limits of a single round: what is heard first must hold until the last endpoint
	 * has answered.
	 * @return limits for a window of 24 hours and as long a hold
	 */
	public static HistoryLimits ofOneRound() {
		return new HistoryLimits(Duration.ofHours(24), Duration.ofHours(24), 100);
	}

}
