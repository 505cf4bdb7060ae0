package com.aimixer.simulator;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the simulator listens and how others reach it, from the command line.
 *
 * @param address on which it listens
 * @param advertise a host name or an IPv4 address
 */
record Whereabouts(InetAddress address, String advertise) {

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

	static Whereabouts of(String address, @Nullable String advertise) throws StartException {
		InetAddress listening = literal(address);
		if (advertise == null && listening.isAnyLocalAddress()) {
			throw mistake("--address " + address + " is every address of this machine and none to ask: say with "
					+ "--advertise under which host others reach it");
		}
		String host = (advertise != null) ? advertise : listening.getHostAddress();
		if (!HOST.matcher(host).matches() || host.equals("0.0.0.0")) {
			throw mistake("--advertise " + host + " is neither a host name nor an IPv4 address that can be asked");
		}
		return new Whereabouts(listening, host);
	}

	private static InetAddress literal(String address) throws StartException {
		try {
			return Inet4Address.ofLiteral(address);
		}
		catch (IllegalArgumentException _) {
			throw mistake("--address " + address + " is no IPv4 address, such as 127.0.0.1 or 0.0.0.0");
		}
	}

	private static StartException mistake(String message) {
		return new StartException(StartException.BAD_CONFIGURATION, message);
	}

}
