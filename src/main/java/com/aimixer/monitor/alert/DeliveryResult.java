package com.aimixer.monitor.alert;

/**
 * What became of handing an alert to an Alertmanager.
 */
public enum DeliveryResult {

	/** It was taken. */
	DELIVERED,

	/** No answer, or an error of the Alertmanager; it is tried again. */
	FAILED,

	/**
	 * The Alertmanager finds it wrong; it is not tried again until the next heartbeat.
	 */
	REFUSED,

	/** So many were waiting that this one had to go. */
	DROPPED

}
