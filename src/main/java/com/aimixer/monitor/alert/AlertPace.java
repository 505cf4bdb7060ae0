package com.aimixer.monitor.alert;

import java.time.Duration;

/**
 * How time passes for alerts.
 *
 * @param speed how many times faster than production causes make an alert fire; more than
 * one only where a game day runs in compressed time
 * @param heartbeat how often an alert that fires is posted again, so that its receivers
 * do not take it for resolved
 */
public record AlertPace(int speed, Duration heartbeat) {

	/** Production: a heartbeat a minute, as Prometheus does. */
	public static final AlertPace DEFAULT = new AlertPace(1, Duration.ofMinutes(1));

	private static final int HEARTBEATS = 4;

	/**
	 * How long an alert fires on if nothing more is heard of it.
	 * @return four heartbeats, so that three may be lost
	 */
	public Duration expiry() {
		return this.heartbeat.multipliedBy(HEARTBEATS);
	}

}
