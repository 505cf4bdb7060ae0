package com.aimixer.monitor;

import java.io.PrintStream;
import java.net.BindException;
import java.net.SocketException;
import java.util.Optional;

import com.aimixer.monitor.config.EnvironmentProblems;
import com.aimixer.monitor.config.Problem;
import com.aimixer.monitor.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.PortInUseException;

/**
 * Why the monitor could not start, in a line for the person who started it.
 *
 * @param exitCode how to end
 * @param line what to tell
 */
record StartFailure(int exitCode, String line) {

	private static final Logger logger = LoggerFactory.getLogger(StartFailure.class);

	static StartFailure of(Throwable failure, SettingsStage stage) {
		Throwable root = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			StartFailure known = known(cause, stage);
			if (known != null) {
				return known;
			}
			root = cause;
		}
		String what = root.toString().lines().findFirst().orElse("");
		return new StartFailure(ExitCode.INTERNAL_ERROR,
				"internal error: " + what + "; --logging.level.com.aimixer=debug shows where");
	}

	private static @Nullable StartFailure known(Throwable cause, SettingsStage stage) {
		if (cause instanceof StorageException storage) {
			return new StartFailure(ExitCode.UNAVAILABLE, String.valueOf(storage.getMessage()));
		}
		if (cause instanceof PortInUseException port) {
			return new StartFailure(ExitCode.UNAVAILABLE,
					"port " + port.getPort() + " on " + stage.address()
							+ " is already in use; stop the other program or choose another with --server.port="
							+ (port.getPort() % 65_535 + 1));
		}
		if (cause instanceof BindException) {
			return new StartFailure(ExitCode.UNAVAILABLE, "this machine has no address " + stage.address()
					+ "; choose another with --server.address=127.0.0.1, or 0.0.0.0 for all");
		}
		if (cause instanceof SocketException && String.valueOf(cause.getMessage()).contains("Permission denied")) {
			return new StartFailure(ExitCode.UNAVAILABLE, "this user may not open the port on " + stage.address()
					+ "; choose one above 1023 with --server.port=8080");
		}
		Optional<Problem> problem = EnvironmentProblems.find(cause, stage.files());
		return problem.map((found) -> new StartFailure(ExitCode.BAD_CONFIGURATION, found.toString())).orElse(null);
	}

	int report(Throwable failure, PrintStream err) {
		logger.debug("the start has failed", failure);
		err.println(this.line);
		return this.exitCode;
	}

}
