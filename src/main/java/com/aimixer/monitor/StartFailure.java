package com.aimixer.monitor;

import java.io.PrintStream;
import java.util.Optional;

import com.aimixer.monitor.config.EnvironmentProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.PortInUseException;

/**
 * Why the monitor could not start, in the words of the person who started it.
 *
 * @param exitCode how to end
 * @param line what to tell
 * @param cause for the log
 */
record StartFailure(int exitCode, String line, Throwable cause) {

	private static final Logger logger = LoggerFactory.getLogger(StartFailure.class);

	static StartFailure of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PortInUseException port) {
				return portInUse(port, failure);
			}
			Optional<String> problem = EnvironmentProblem.of(cause);
			if (problem.isPresent()) {
				return new StartFailure(ExitCode.BAD_CONFIGURATION, problem.get(), failure);
			}
		}
		return new StartFailure(ExitCode.INTERNAL_ERROR,
				"internal error: " + failure + "; --logging.level.com.aimixer=debug shows where", failure);
	}

	private static StartFailure portInUse(PortInUseException failure, Throwable cause) {
		int port = failure.getPort();
		return new StartFailure(ExitCode.UNAVAILABLE, "port " + port
				+ " is already in use; stop the other program or choose another with --server.port=" + (port + 1),
				cause);
	}

	int report(PrintStream err) {
		logger.debug("the start has failed", this.cause);
		err.println(this.line);
		return this.exitCode;
	}

}
