package com.aimixer.monitor.alert;

import java.util.List;

/**
 * Takes alerts to those who tell people. Called by the thread that raises them:
 * implementations must not wait.
 */
@FunctionalInterface
public interface AlertPost {

	/**
	 * Deliver alerts, again if they were delivered before.
	 * @param alerts as they are now, firing or resolved
	 */
	void post(List<AlertRecord> alerts);

}
