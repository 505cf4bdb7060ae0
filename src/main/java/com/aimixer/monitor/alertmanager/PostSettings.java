package com.aimixer.monitor.alertmanager;

import java.time.Duration;

/**
 * What is the same in every post.
 *
 * @param expiry how long an alert fires on if nothing more is heard of it: four
 * heartbeats, so that three may be lost
 * @param pages base of the monitor's pages, without a slash at the end
 */
public record PostSettings(Duration expiry, String pages) {

	private static final int HEARTBEATS = 4;

	/**
	 * The settings that belong to a heartbeat.
	 * @param heartbeat how often an alert that fires is posted
	 * @param pages base of the monitor's pages
	 * @return the settings
	 */
	public static PostSettings of(Duration heartbeat, String pages) {
		return new PostSettings(heartbeat.multipliedBy(HEARTBEATS), pages);
	}

}
