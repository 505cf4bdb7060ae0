package com.aimixer.monitor.history;

/**
 * What was before the last 24 hours cannot be read; the message says why, where, and what
 * to do. The board is not concerned.
 */
public final class HistoryUnreadableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A failed reading.
	 * @param message why, where, and what to do
	 * @param cause what the file answered
	 */
	public HistoryUnreadableException(String message, Throwable cause) {
		super(message, cause);
	}

}
