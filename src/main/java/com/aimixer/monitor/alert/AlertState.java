package com.aimixer.monitor.alert;

/**
 * Where an alert stands. Only what fired or was resolved is kept in the history.
 */
public enum AlertState {

	/** There is no cause for it. */
	INACTIVE,

	/** There is cause, but not for long enough. */
	PENDING,

	/** People are told. */
	FIRING,

	/** It fired and its cause has ended. */
	RESOLVED

}
