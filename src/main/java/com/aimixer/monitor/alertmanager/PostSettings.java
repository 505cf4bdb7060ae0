package com.aimixer.monitor.alertmanager;

import java.time.Duration;

import com.aimixer.monitor.alert.AlertPace;

/**
 * What is the same in every post.
 *
 * @param expiry how long an alert fires on if nothing more is heard of it
 * @param pages base of the monitor's pages, without a slash at the end
 */
public record PostSettings(Duration expiry, String pages) {

	/**
	 * The settings that belong to a pace.
	 * @param pace how often an alert that fires is posted
	 * @param pages base of the monitor's pages
	 * @return the settings
	 */
	public static PostSettings of(AlertPace pace, String pages) {
		return new PostSettings(pace.expiry(), pages);
	}

}
