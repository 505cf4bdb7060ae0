package com.aimixer.simulator.channel;

import java.time.Instant;

import com.aimixer.simulator.server.Answer;

/**
 * Takes what one service would take over HTTP, and answers as it would.
 */
@FunctionalInterface
interface StandIn {

	/**
	 * Takes one request.
	 * @param body its body
	 * @param at wall time of its arrival
	 * @return the service's answer
	 */
	Answer take(String body, Instant at);

}
