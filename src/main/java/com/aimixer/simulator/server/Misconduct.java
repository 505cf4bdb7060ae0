package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;

import com.aimixer.simulator.fault.Conduct;

/**
 * What ends a connection without an answer.
 */
public final class Misconduct {

	/** How often a hanging connection looks whether the fault is over. */
	private static final int HOLD_MILLIS = 200;

	private Misconduct() {
	}

	/**
	 * Holds, resets or ends a new connection, if its conduct says so.
	 * @param socket the connection
	 * @param conduct how it is treated now
	 * @return true if nothing may be served on it
	 * @throws IOException if the client leaves
	 */
	public static boolean befallsConnection(Socket socket, Supplier<Conduct> conduct) throws IOException {
		if (conduct.get().resets() && socket.getInputStream().available() == 0) {
			// the reset answers the client's first word
			socket.getInputStream().read();
		}
		return befallsRequest(socket, conduct);
	}

	/**
	 * The same for a request that has been read.
	 * @param socket the connection
	 * @param conduct how the request is treated now
	 * @return true if it may not be answered
	 * @throws IOException if the client leaves
	 */
	static boolean befallsRequest(Socket socket, Supplier<Conduct> conduct) throws IOException {
		Conduct now = conduct.get();
		if (now.hangs()) {
			hold(socket, conduct);
			return true;
		}
		if (now.resets()) {
			// closing with a linger time of zero sends RST instead of FIN
			socket.setSoLinger(true, 0);
			socket.close();
			return true;
		}
		return now.refuses();
	}

	private static void hold(Socket socket, Supplier<Conduct> conduct) throws IOException {
		socket.setSoTimeout(HOLD_MILLIS);
		boolean clientIsThere = true;
		while (clientIsThere && conduct.get().hangs()) {
			try {
				clientIsThere = socket.getInputStream().read() != -1;
			}
			catch (SocketTimeoutException ignored) {
				// time to look again whether the fault is over
			}
		}
	}

}
