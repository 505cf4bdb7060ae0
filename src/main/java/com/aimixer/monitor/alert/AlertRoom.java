package com.aimixer.monitor.alert;

/**
 * How much memory the alert history may take. What this monitor itself fires always has
 * room: it is at most one alert for each rule and endpoint. Two rooms, so that the alerts
 * of others cannot displace our own.
 *
 * @param ended bytes for this monitor's alerts that have ended
 * @param received bytes for the alerts of Prometheus, those that fire included
 */
public record AlertRoom(long ended, long received) {

	/** About 3,000 alerts of the usual length. */
	private static final long LEAST = 10_000_000;

	private static final long PER_ENDPOINT = 1_000;

	/**
	 * The room that belongs to a number of endpoints.
	 * @param endpoints how many are monitored
	 * @return 10 MB each, and 1 kB more for each endpoint
	 */
	public static AlertRoom of(int endpoints) {
		return new AlertRoom(LEAST + PER_ENDPOINT * endpoints, LEAST + PER_ENDPOINT * endpoints);
	}

}
