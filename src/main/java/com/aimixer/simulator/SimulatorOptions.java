package com.aimixer.simulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to start a simulator.
 *
 * @param address on which it listens
 * @param advertise the host under which others reach it, as its documents name it
 * @param basePort the control port, from which all other ports count; 0 takes free ports
 * @param seed decides traffic, figures and pod names
 * @param scenario file with faults, or null
 * @param channels whether stand-ins for the notification channels run beside
 */
public record SimulatorOptions(InetAddress address, String advertise, int basePort, long seed, @Nullable Path scenario,
		boolean channels) {

	/** The highest base port that leaves room for the others. */
	public static final int HIGHEST_BASE_PORT = 65535 - 225;

	private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

	/** What the command line starts without options. */
	public static final SimulatorOptions DEFAULTS = new SimulatorOptions(19000, 1, null, false);

	public SimulatorOptions {
		if (basePort < 0 || basePort > HIGHEST_BASE_PORT) {
			throw new IllegalArgumentException("base port " + basePort + " is not between 0 and " + HIGHEST_BASE_PORT);
		}
	}

	/**
	 * One that only this machine reaches.
	 * @param basePort the control port
	 * @param seed decides traffic, figures and pod names
	 * @param scenario file with faults, or null
	 * @param channels whether stand-ins for the notification channels run beside
	 */
	public SimulatorOptions(int basePort, long seed, @Nullable Path scenario, boolean channels) {
		this(LOOPBACK, LOOPBACK.getHostAddress(), basePort, seed, scenario, channels);
	}

	InetSocketAddress place(int offset) {
		return new InetSocketAddress(this.address, (this.basePort == 0) ? 0 : this.basePort + offset);
	}

	/** Where it reaches itself. */
	InetAddress reach() {
		return this.address.isAnyLocalAddress() ? LOOPBACK : this.address;
	}

}
