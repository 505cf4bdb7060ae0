package com.aimixer.monitor.config;

/**
 * A text that is no legal value: what is wrong with it and how to mend it.
 */
final class InvalidValueException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String mend;

	InvalidValueException(String what, String mend) {
		super(what, null, false, false);
		this.mend = mend;
	}

	String what() {
		return String.valueOf(getMessage());
	}

	String mend() {
		return this.mend;
	}

}
