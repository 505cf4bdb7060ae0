package com.aimixer.monitor.alert;

import java.time.Duration;

/**
 * What is the same for every alert of a name and severity; the rules of Prometheus have
 * the same figures.
 *
 * @param name name of the alert, also of its runbook
 * @param severity who hears of it
 * @param family what it may be held back by
 * @param pendingFor how long its cause must last before it fires
 */
public record AlertRule(String name, Severity severity, String family, Duration pendingFor) {

	/** How much an alert matters. */
	public enum Severity {

		/** Worth knowing. */
		INFO,

		/** Has to be mended in working hours. */
		WARNING,

		/** Wakes people. */
		CRITICAL

	}

	/**
	 * The same rule where time is compressed.
	 * @param speed how many times faster, at least one
	 * @return the rule for a game day
	 */
	AlertRule faster(int speed) {
		return new AlertRule(this.name, this.severity, this.family, this.pendingFor.dividedBy(speed));
	}

}
