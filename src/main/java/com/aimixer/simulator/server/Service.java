package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.Socket;

/**
 * Serves the connections of a port.
 */
@FunctionalInterface
public interface Service {

	/**
	 * Serves one connection from its first byte to its end; the port closes it then.
	 * @param socket the accepted connection
	 * @throws IOException if the client leaves
	 * @throws InterruptedException if the simulator is stopping
	 */
	void serve(Socket socket) throws IOException, InterruptedException;

}
