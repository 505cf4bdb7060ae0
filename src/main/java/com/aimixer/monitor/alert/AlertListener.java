package com.aimixer.monitor.alert;

import org.jspecify.annotations.Nullable;

/**
 * Hears what is written into the alert history, in its order: implementations must not
 * wait for anything.
 */
@FunctionalInterface
public interface AlertListener {

	/**
	 * A line is new or has changed.
	 * @param before the line until now, or null if it is new
	 * @param after the line from now on
	 */
	void onAlert(@Nullable AlertRecord before, AlertRecord after);

}
