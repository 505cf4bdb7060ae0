package com.aimixer.monitor.health;

import java.util.Collection;

/**
 * How an endpoint is doing, in order of severity.
 */
public enum HealthStatus {

	/** Up, fast enough and reliable enough. */
	HEALTHY,

	/** Up, but slower or less available than it should be. */
	DEGRADED,

	/** Nothing heard for 2.5 intervals: not known to be good, not known to be bad. */
	UNKNOWN,

	/** Down, or slower than the critical threshold. */
	UNHEALTHY;

	/**
	 * The status of a fleet: the worst of its endpoints.
	 * @param statuses the statuses of the endpoints
	 * @return the most severe one, unknown if there is none
	 */
	public static HealthStatus worst(Collection<HealthStatus> statuses) {
		return statuses.stream().max(Enum::compareTo).orElse(UNKNOWN);
	}

}
