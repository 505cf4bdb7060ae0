package com.aimixer.monitor.alertmanager;

import java.nio.file.Path;
import java.time.Duration;

import com.aimixer.monitor.alert.AlertPace;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every post.
 *
 * @param expiry how long an alert fires on if nothing more is heard of it
 * @param pages base of the monitor's pages, without a slash at the end
 * @param ca PEM file with the authorities of the Alertmanagers, or null for those of the
 * JDK
 */
public record PostSettings(Duration expiry, String pages, @Nullable Path ca) {

	/**
	 * The settings that belong to a pace.
	 * @param pace how often an alert that fires is posted
	 * @param pages base of the monitor's pages
	 * @param ca PEM file with the authorities of the Alertmanagers, or null
	 * @return the settings
	 */
	public static PostSettings of(AlertPace pace, String pages, @Nullable Path ca) {
		return new PostSettings(pace.expiry(), pages, ca);
	}

}
