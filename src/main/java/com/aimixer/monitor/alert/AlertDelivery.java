package com.aimixer.monitor.alert;

import java.time.Instant;

/**
 * An Alertmanager knows of a state of an alert.
 *
 * @param to address of the Alertmanager; what is longer than 200 characters is cut
 * @param state firing or resolved
 * @param at when it took it, or told us of it, for the first time, by the wall clock
 */
public record AlertDelivery(String to, AlertState state, Instant at) {

	private static final int LONGEST = 200;

	public AlertDelivery {
		to = AlertTexts.cut(to, LONGEST);
	}

}
