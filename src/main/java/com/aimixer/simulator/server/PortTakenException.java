package com.aimixer.simulator.server;

import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;

/**
 * A port could not be opened.
 */
public final class PortTakenException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	PortTakenException(String name, InetAddress address, int port, IOException cause) {
		super("port " + port + " on " + address.getHostAddress() + " (" + name + ") cannot be opened: "
				+ cause.getMessage(), cause);
	}

}
