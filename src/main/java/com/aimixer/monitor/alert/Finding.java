package com.aimixer.monitor.alert;

/**
 * Whether there is cause for an alert at the instant of asking.
 */
public enum Finding {

	/** There is. */
	CAUSE,

	/** There is none. */
	NO_CAUSE,

	/** Nobody can tell: what fires goes on, since silence is no good news. */
	UNKNOWN

}
