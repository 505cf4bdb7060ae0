package com.aimixer.simulator.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ways a notification can take.
 */
public enum Channel {

	/** Events API v2. */
	PAGERDUTY,

	/** Incoming webhook. */
	SLACK,

	/** SMTP. */
	EMAIL,

	/** Alertmanager's own webhook format. */
	WATCHDOG;

	/**
	 * The channel's name in JSON and paths.
	 * @return for example {@code pagerduty}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a channel.
	 * @param label its name in JSON
	 * @return the channel, or empty if there is none of that name
	 */
	public static Optional<Channel> find(String label) {
		return Arrays.stream(values()).filter((channel) -> channel.label().equals(label)).findFirst();
	}

	/**
	 * All names, for messages.
	 * @return the names with commas between
	 */
	public static String labels() {
		return Arrays.stream(values()).map(Channel::label).collect(Collectors.joining(", "));
	}

}
