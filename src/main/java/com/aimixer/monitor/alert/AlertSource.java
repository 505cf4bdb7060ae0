package com.aimixer.monitor.alert;

/**
 * Who raised an alert.
 */
public enum AlertSource {

	/** This monitor, from its own probes. */
	MONITOR,

	/** The rules of Prometheus; Alertmanager told us. */
	PROMETHEUS

}
