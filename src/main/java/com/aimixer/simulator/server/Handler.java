package com.aimixer.simulator.server;

import com.aimixer.simulator.fault.Conduct;

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

	/**
	 * How one request is treated while nothing is wrong with the whole listener.
	 * @param request the request
	 * @return healthy, unless the handler knows better
	 */
	default Conduct conduct(Request request) {
		return Conduct.HEALTHY;
	}

}
