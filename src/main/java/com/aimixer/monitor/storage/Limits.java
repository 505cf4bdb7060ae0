package com.aimixer.monitor.storage;

import java.time.Duration;

/**
 * How much is kept. Rows that are counted are shared out equally among the endpoints.
 *
 * @param records probes per endpoint, and as many blips
 * @param intervals intervals per endpoint
 * @param age of intervals and blips
 * @param quarters age of the response times by the quarter of an hour
 * @param alerts all alerts; more than the alert history ever has, as that one bounds them
 */
record Limits(int records, int intervals, Duration age, Duration quarters, int alerts) {

	private static final int ALL_RECORDS = 1_000_000;

	private static final int MOST_INTERVALS = 100_000;

	private static final int ALERTS = 50_000;

	private static final int ALERTS_OF_AN_ENDPOINT = 10;

	static Limits of(int records, int endpoints) {
		int share = Math.max(1, ALL_RECORDS / Math.max(1, endpoints));
		return new Limits(Math.min(records, share), Math.min(MOST_INTERVALS, share), Duration.ofDays(90),
				Duration.ofDays(2), ALERTS + ALERTS_OF_AN_ENDPOINT * endpoints);
	}

}
