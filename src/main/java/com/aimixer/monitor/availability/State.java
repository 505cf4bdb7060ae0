package com.aimixer.monitor.availability;

/**
 * What is known of an endpoint at an instant.
 */
public enum State {

	/** The endpoint answers as expected. */
	UP,

	/** The endpoint fails, and confirmations failed too. */
	DOWN,

	/** Nothing was heard for too long, or not yet: neither up nor down. */
	UNKNOWN

}
