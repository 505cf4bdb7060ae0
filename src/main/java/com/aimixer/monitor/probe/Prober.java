package com.aimixer.monitor.probe;

/**
 * Asks one endpoint once. Never throws: whatever happens is an outcome.
 */
@FunctionalInterface
public interface Prober {

	/**
	 * Ask now and wait for the answer, the failure or the deadline.
	 * @return what came back
	 */
	ProbeOutcome probe();

}
