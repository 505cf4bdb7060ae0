package com.aimixer.monitor.alertmanager;

/**
 * A post that is no message of Alertmanager.
 */
final class MalformedMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	MalformedMessageException(String what) {
		super("Not a message of Alertmanager: " + what);
	}

}
