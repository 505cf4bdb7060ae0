package com.aimixer.monitor.endpoint;

import java.time.Duration;

/**
 * Limits of an endpoint. Comparisons are strict: a value on the limit is still good.
 *
 * @param responseTimeWarning response time above which an endpoint is degraded
 * @param responseTimeCritical response time above which an endpoint is unhealthy
 * @param uptimeWarning 24 h availability in percent below which an endpoint is degraded
 * @param uptimeCritical 24 h availability in percent below which an alert is critical
 */
public record Thresholds(Duration responseTimeWarning, Duration responseTimeCritical, double uptimeWarning,
		double uptimeCritical) {

	/** 100 ms, 500 ms, 95 % and 90 %. */
	public static final Thresholds DEFAULT = new Thresholds(Duration.ofMillis(100), Duration.ofMillis(500), 95.0, 90.0);

	/**
	 * Whether a response time is above the warning threshold.
	 * @param responseTime how long an answer took
	 * @return true if that is slow
	 */
	public boolean isSlow(Duration responseTime) {
		return responseTime.compareTo(this.responseTimeWarning) > 0;
	}

}
