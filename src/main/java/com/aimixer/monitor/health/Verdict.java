package com.aimixer.monitor.health;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Succeeded;

/**
 * What the outcomes of a round mean.
 */
public sealed interface Verdict {

	/**
	 * The endpoint is up from the start of this success.
	 *
	 * @param success the success
	 */
	record Up(Succeeded success) implements Verdict {
	}

	/**
	 * The endpoint is down from the start of the first failure.
	 *
	 * @param first the failure that was confirmed
	 * @param last the failure that confirmed it, or the same one
	 */
	record Down(Failed first, Failed last) implements Verdict {
	}

	/**
	 * A failure that a confirmation refuted: counted and listed, but no downtime.
	 *
	 * @param failure the failure
	 */
	record Blip(Failed failure) implements Verdict {
	}

}
