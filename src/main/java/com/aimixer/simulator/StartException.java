package com.aimixer.simulator;

import java.io.Serial;

/**
 * The simulator could not start; the message says what and the mend.
 */
public final class StartException extends Exception {

	/** Something needed is not there, such as a free port. */
	static final int UNAVAILABLE = 69;

	/** Bad arguments or a bad scenario. */
	static final int BAD_CONFIGURATION = 78;

	@Serial
	private static final long serialVersionUID = 1L;

	private final int exitCode;

	StartException(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	StartException(int exitCode, String message, Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	/**
	 * What the process should exit with.
	 * @return 69 for a taken port, 78 for bad arguments or a bad scenario
	 */
	public int exitCode() {
		return this.exitCode;
	}

}
