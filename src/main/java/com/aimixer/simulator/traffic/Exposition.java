package com.aimixer.simulator.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Request;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * Writes metrics as Prometheus text, or as OpenMetrics where the client asks for it.
 */
public final class Exposition {

	private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();

	private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();

	private Exposition() {
	}

	/**
	 * The answer to a scrape.
	 * @param request the scrape
	 * @param metrics what it asks for
	 * @return the metrics in the form it accepts
	 */
	public static Answer answer(Request request, MetricSnapshots metrics) {
		String accept = request.headers().getOrDefault("accept", "");
		ExpositionFormatWriter writer = OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
		try {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			writer.write(body, metrics);
			return new Answer(200, writer.getContentType(), body::writeTo);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("writing into memory failed", ex);
		}
	}

}
