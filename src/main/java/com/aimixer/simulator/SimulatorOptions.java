package com.aimixer.simulator;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to start a simulator.
 *
 * @param basePort the control port, from which all other ports count; 0 takes free ports
 * @param seed decides traffic, figures and pod names
 * @param scenario file with faults, or null
 * @param channels whether stand-ins for the notification channels run beside
 */
public record SimulatorOptions(int basePort, long seed, @Nullable Path scenario, boolean channels) {

	/** The highest base port that leaves room for the others. */
	public static final int HIGHEST_BASE_PORT = 65535 - 225;

	/** What the command line starts without options. */
	public static final SimulatorOptions DEFAULTS = new SimulatorOptions(19000, 1, null, false);

	public SimulatorOptions {
		if (basePort < 0 || basePort > HIGHEST_BASE_PORT) {
			throw new IllegalArgumentException("base port " + basePort + " is not between 0 and " + HIGHEST_BASE_PORT);
		}
	}

	int port(int offset) {
		return (this.basePort == 0) ? 0 : this.basePort + offset;
	}

}
