package com.aimixer.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, below those that systems give to outgoing connections: a closed
 * port that is to be opened again later must not be taken in between.
 */
public final class Ports {

	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private Ports() {
	}

	/** A free port. */
	public static int free() {
		return base(0);
	}

	/** A port that is free together with those at these offsets from it. */
	public static int base(int... offsets) {
		for (int attempt = 0; attempt < 100; attempt++) {
			int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
			if (Arrays.stream(offsets).allMatch((offset) -> isFree(base + offset))) {
				return base;
			}
		}
		throw new AssertionError("no free ports between " + LOWEST + " and " + HIGHEST);
	}

	static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException _) {
			return false;
		}
	}

}
