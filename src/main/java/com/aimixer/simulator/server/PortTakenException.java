package com.aimixer.simulator.server;

import java.io.IOException;
import java.io.Serial;

/**
 * A port could not be opened.
 */
public final class PortTakenException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	PortTakenException(String name, int port, IOException cause) {
		super("port " + port + " on 127.0.0.1 (" + name + ") cannot be opened: " + cause.getMessage(), cause);
	}

}
