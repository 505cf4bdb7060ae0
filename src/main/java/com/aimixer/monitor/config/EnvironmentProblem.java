package com.aimixer.monitor.config;

import java.util.Optional;

public final class EnvironmentProblem {

	private EnvironmentProblem() {
	}

	public static Optional<String> of(Throwable t) {
		if (Boolean.getBoolean("dbg")) {
			System.err.println("CAUSE " + t.getClass() + ": " + t.getMessage());
		}
		return Optional.empty();
	}

}
