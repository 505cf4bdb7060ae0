package com.aimixer.simulator.server;

import java.io.Closeable;
import java.io.IOException;

/**
 * Closing without a fuss.
 */
final class Sockets {

	private Sockets() {
	}

	static void close(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ignored) {
			// there is nothing left to do with it
		}
	}

}
