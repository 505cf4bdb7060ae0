package com.aimixer.monitor.cli;

/**
 * What the command line asks for.
 */
public enum Command {

	/** Run the monitor until it is stopped. */
	SERVE,

	/** Probe every endpoint once and print the result. */
	ONCE,

	/** Check the configuration and print it or its problems. */
	CHECK_CONFIG,

	/** Print the usage text. */
	HELP,

	/** Print the version. */
	VERSION

}
