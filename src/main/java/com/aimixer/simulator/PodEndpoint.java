package com.aimixer.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Handler;
import com.aimixer.simulator.server.Request;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.PodTraffic;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;

/**
 * {@code /metrics} of one pod, as OpenMetrics where the client asks for it.
 */
final class PodEndpoint implements Handler {

	private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();

	private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();

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
		String accept = request.headers().getOrDefault("accept", "");
		ExpositionFormatWriter writer = OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
		try {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			writer.write(body, this.traffic.metrics());
			return new Answer(200, writer.getContentType(), body.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("writing into memory failed", ex);
		}
	}

}
