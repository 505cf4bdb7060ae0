package com.aimixer.simulator.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a notification says of its incident, in PagerDuty's words.
 */
public enum Action {

	/** It is on. */
	TRIGGER,

	/** Somebody looks after it. */
	ACKNOWLEDGE,

	/** It is over. */
	RESOLVE;

	/**
	 * The action's name in JSON.
	 * @return for example {@code trigger}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds an action.
	 * @param label its name in JSON
	 * @return the action, or empty if there is none of that name
	 */
	public static Optional<Action> find(String label) {
		return Arrays.stream(values()).filter((action) -> action.label().equals(label)).findFirst();
	}

}
