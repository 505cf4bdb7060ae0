package com.aimixer.monitor;

/**
 * Exit codes beside those of a single round, after {@code sysexits.h}.
 */
final class ExitCode {

	static final int OK = 0;

	/** Something needed is not there, such as a free port. */
	static final int UNAVAILABLE = 69;

	static final int INTERNAL_ERROR = 70;

	static final int BAD_CONFIGURATION = 78;

	private ExitCode() {
	}

}
