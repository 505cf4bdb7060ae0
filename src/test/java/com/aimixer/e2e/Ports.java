package com.aimixer.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, below those that systems give to outgoing connections: a closed
 * port that is to be opened again later must not be taken in between. No port is given
 * twice, as tests run side by side and open theirs a while after they asked.
 */
public final class Ports {

	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

	private Ports() {
	}

	/** A free port. */
	public static int free() {
		return base(0);
	}

	/** A port that is free together with those at these offsets from it. */
	public static synchronized int base(int... offsets) {
		for (int attempt = 0; attempt < 100; attempt++) {
			int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
			List<Integer> ports = Arrays.stream(offsets).mapToObj((offset) -> base + offset).toList();
			if (ports.stream().allMatch((port) -> !GIVEN.contains(port) && isFree(port))) {
				GIVEN.addAll(ports);
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
