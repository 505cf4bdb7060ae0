package com.aimixer.simulator.server;

/**
 * Answers the requests of one listener.
 */
@FunctionalInterface
public interface Handler {

	/**
	 * Answers one request.
	 * @param request the request
	 * @return the answer
	 * @throws InterruptedException if the simulator is stopping
	 */
	Answer answer(Request request) throws InterruptedException;

}
