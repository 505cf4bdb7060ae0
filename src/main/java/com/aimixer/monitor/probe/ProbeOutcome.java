package com.aimixer.monitor.probe;

import java.time.Instant;

/**
 * What came of one probe.
 */
public sealed interface ProbeOutcome permits Succeeded, Failed, Skipped {

	/**
	 * When the probe started, or should have started.
	 * @return an instant of the steady timeline
	 */
	Instant startedAt();

}
