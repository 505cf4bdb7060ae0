package com.aimixer.monitor;

import java.io.PrintStream;

import com.aimixer.monitor.cli.Output;
import com.aimixer.monitor.config.MonitorSettings;

/**
 * One round over every endpoint for the command line.
 */
final class OnceRun {

	private OnceRun() {
	}

	static int run(MonitorSettings settings, Output output, PrintStream out) {
		out.println("--once is not wired yet: " + settings.endpoints().size() + " endpoints, " + output);
		return 70;
	}

}
