package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Alertmanager with the committed routes, inhibitions and templates.
 */
final class Alertmanager {

	/** Nobody listens there. */
	private static final int NOBODY = 9;

	private static final Duration SOON = Duration.ofSeconds(60);

	private final Program program;

	private final int port;

	private Alertmanager(Program program, int port) {
		this.program = program;
		this.port = port;
	}

	/** One that notifies these channels, in so many times the speed of production. */
	static Alertmanager start(Workplace work, Channels channels, int speed) throws IOException, InterruptedException {
		int port = Ports.free();
		configure(work, speed, port, channels);
		return start(work, "alertmanager", port, List.of("--cluster.listen-address="));
	}

	/** One that sends all that it hears to a monitor, with the token of its secrets. */
	static Alertmanager startWithMonitor(Workplace work, Channels channels, int speed, int monitor)
			throws IOException, InterruptedException {
		int port = Ports.free();
		configure(work, speed, port, "--channels=" + channels.port(), "--smtp=" + channels.smtpPort(),
				"--monitor=" + monitor);
		return start(work, "alertmanager", port, List.of("--cluster.listen-address="));
	}

	/** One with the timings of production that reaches nobody. */
	static Alertmanager startAlone(Workplace work) throws IOException, InterruptedException {
		int port = Ports.free();
		configure(work, 1, port, "--channels=" + NOBODY, "--smtp=" + NOBODY, "--monitor=" + NOBODY);
		return start(work, "alertmanager", port, List.of("--cluster.listen-address="));
	}

	/** Two that know each other; they find out within a second that one is gone. */
	static List<Alertmanager> startTwo(Workplace work, Channels channels, int speed)
			throws IOException, InterruptedException {
		int first = Ports.base(0, 1, 2, 3);
		configure(work, speed, first, channels);
		List<Alertmanager> both = List.of(start(work, "alertmanager-a", first, gossip(first + 2, first + 3)),
				start(work, "alertmanager-b", first + 1, gossip(first + 3, first + 2)));
		for (Alertmanager each : both) {
			work.await("the two know each other", SOON, () -> {
				JsonNode cluster = each.cluster();
				assertThat(cluster.path("status").asString()).isEqualTo("ready");
				assertThat(cluster.path("peers")).hasSize(2);
			});
		}
		return both;
	}

	/** Say that alerts fire. */
	void fire(Alert... alerts) throws IOException, InterruptedException {
		fire(Arrays.asList(alerts));
	}

	void fire(Collection<Alert> alerts) throws IOException, InterruptedException {
		post(alerts, Instant.now().plusSeconds(600));
	}

	/** Say that alerts are over. */
	void end(Alert... alerts) throws IOException, InterruptedException {
		post(Arrays.asList(alerts), Instant.now());
	}

	/** The alerts that it has, with their state. */
	JsonNode alerts() throws IOException, InterruptedException {
		return Http.json(url("/api/v2/alerts"));
	}

	/** Its name among the two, which decides who notifies. */
	String name() throws IOException, InterruptedException {
		return cluster().path("name").asString();
	}

	/** Where alerts are posted to. */
	String address() {
		return url("");
	}

	/** End it without a chance to say so. */
	void kill() {
		this.program.kill();
	}

	private static void configure(Workplace work, int speed, int port, Channels channels)
			throws IOException, InterruptedException {
		configure(work, speed, port, "--channels=" + channels.port(), "--smtp=" + channels.smtpPort(),
				"--watchdog=channels");
	}

	private static void configure(Workplace work, int speed, int port, String... more)
			throws IOException, InterruptedException {
		List<String> options = new ArrayList<>(
				List.of("--out=" + work.folder(), "--speed=" + speed, "--alertmanager=" + port));
		options.addAll(List.of(more));
		Script script = Script.run(work.folder(), "local_config.sh", Map.of(), options.toArray(String[]::new));
		assertThat(script.exitCode()).as(script.err()).isZero();
	}

	private static List<String> gossip(int own, int other) {
		return List.of("--cluster.listen-address=127.0.0.1:" + own, "--cluster.peer=127.0.0.1:" + other,
				"--cluster.gossip-interval=50ms", "--cluster.probe-interval=200ms", "--cluster.probe-timeout=100ms",
				"--cluster.peer-timeout=700ms");
	}

	private static Alertmanager start(Workplace work, String name, int port, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(RealPrograms.find(work, "prometheus-alertmanager"),
				"--config.file=alertmanager.yml", "--storage.path=" + name, "--web.listen-address=127.0.0.1:" + port));
		command.addAll(arguments);
		Alertmanager alertmanager = new Alertmanager(work.start(name, command), port);
		work.await(name + " is ready", SOON,
				() -> assertThat(Http.get(alertmanager.url("/-/ready")).statusCode()).isEqualTo(200));
		return alertmanager;
	}

	private void post(Collection<Alert> alerts, Instant end) throws IOException, InterruptedException {
		Http.send("POST", url("/api/v2/alerts"),
				Http.JSON.writeValueAsString(alerts.stream().map((alert) -> alert.wire(end)).toList()));
	}

	private JsonNode cluster() throws IOException, InterruptedException {
		return Http.json(url("/api/v2/status")).path("cluster");
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
