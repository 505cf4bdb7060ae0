package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The monitor as a process, from its jar, with a configuration file in its working
 * directory.
 */
public final class Monitor {

	/** A short interval, and limits that a busy machine does not reach by itself. */
	static final String[] QUICK_AND_PATIENT = { "interval: 2s", "timeout: 1s", "confirm.spacing: 100ms",
			"thresholds.response-time-warning: 700ms", "thresholds.response-time-critical: 900ms" };

	private final Program program;

	private final int port;

	private Monitor(Program program, int port) {
		this.program = program;
		this.port = port;
	}

	/** Start one for a simulator and wait until it serves. */
	static Monitor start(Workplace work, Mixer mixer, String... lines) {
		int port = Ports.free();
		return start(work, port, mixer.configuration(port, lines));
	}

	/** Start one with a whole configuration and wait until it serves. */
	public static Monitor start(Workplace work, int port, String configuration) {
		return start(work, port, configuration, UnaryOperator.identity());
	}

	/** Start one by a command around its own and wait until it serves. */
	static Monitor start(Workplace work, int port, String configuration, UnaryOperator<List<String>> around) {
		work.write("application.yml", configuration);
		Program program = work.start("monitor", around.apply(Program.jar("ai-mixer-monitor.jar", List.of())));
		Monitor monitor = new Monitor(program, port);
		work.await("the monitor serves", Duration.ofSeconds(90),
				() -> assertThat(Http.get(monitor.url("/api/v1/status")).statusCode()).isEqualTo(200));
		return monitor;
	}

	Program program() {
		return this.program;
	}

	int port() {
		return this.port;
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	/** The status of one endpoint, as {@code /api/v1/status/{name}} has it. */
	JsonNode endpoint(String name) throws IOException, InterruptedException {
		return Http.json(url("/api/v1/status/" + name));
	}

	/** Endpoint to status, as {@code /api/v1/status} has them. */
	Map<String, String> statuses() throws IOException, InterruptedException {
		Map<String, String> statuses = new TreeMap<>();
		Http.json(url("/api/v1/status"))
			.path("endpoints")
			.forEach((endpoint) -> statuses.put(endpoint.path("name").asString(), endpoint.path("status").asString()));
		return statuses;
	}

	/** The sample of a metric in the scrape, such as {@code up{target="ap"}}. */
	Map<String, Double> samples(String metric, String label) throws IOException, InterruptedException {
		return Exposition.samples(Http.text(url("/metrics")), metric, label);
	}

}
