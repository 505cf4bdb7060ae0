package com.aimixer.monitor.cli;

/**
 * How the result of a single round is printed.
 */
public enum Output {

	/** A table for people. */
	TEXT,

	/** The body of {@code GET /api/v1/status}. */
	JSON

}
