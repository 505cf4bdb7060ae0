package com.aimixer.simulator;

import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Handler;
import com.aimixer.simulator.server.Request;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.Exposition;
import com.aimixer.simulator.traffic.PodTraffic;

/**
 * {@code /metrics} of one pod, as OpenMetrics where the client asks for it.
 */
final class PodEndpoint implements Handler {

	private final SimulatorClock clock;

	private final PodTraffic traffic;

	PodEndpoint(SimulatorClock clock, PodTraffic traffic) {
		this.clock = clock;
		this.traffic = traffic;
	}

	@Override
	public Answer answer(Request request) {
		if (!request.path().equals("/metrics")) {
			return Answer.text(404, "there is no " + request.path() + "; ask for /metrics\n");
		}
		if (!request.isRead()) {
			return Answer.text(405, "/metrics takes GET and HEAD\n");
		}
		this.traffic.advance(this.clock.elapsed());
		return Exposition.answer(request, this.traffic.metrics());
	}

}
