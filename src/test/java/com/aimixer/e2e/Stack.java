package com.aimixer.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The complete stack on free ports, as {@code stack.sh} starts it for a user.
 */
final class Stack implements AutoCloseable {

	/** The regions with pods and the endpoints, the channels and the mail. */
	private static final int[] MIXER = IntStream.concat(IntStream.rangeClosed(0, 123), IntStream.of(200, 225))
		.toArray();

	private final Workplace work;

	private final int mixer = Ports.base(MIXER);

	private final int monitor = Ports.free();

	private final int prometheus = Ports.free();

	private Stack(Workplace work) {
		this.work = work;
	}

	/** Start it so many times as fast as in production and wait until all is ready. */
	static Stack up(Workplace work, int speed) throws IOException, InterruptedException {
		Stack stack = new Stack(work);
		stack.script("up", "--speed=" + speed, "--mixer=" + stack.mixer, "--monitor=" + stack.monitor,
				"--prometheus=" + stack.prometheus, "--alertmanager=" + Ports.free(),
				"--node-exporter=" + Ports.free());
		return stack;
	}

	/** Break a region. */
	void fault(String kind, String region) throws IOException, InterruptedException {
		Http.send("POST", local(this.mixer, "/faults"),
				Http.JSON.writeValueAsString(Map.of("kind", kind, "region", region)));
	}

	void heal() throws IOException, InterruptedException {
		Http.send("DELETE", local(this.mixer, "/faults"), "");
	}

	/** The status of one endpoint, as the monitor has it. */
	JsonNode endpoint(String name) throws IOException, InterruptedException {
		return Http.json(local(this.monitor, "/api/v1/status/" + name));
	}

	/** Every notification so far, oldest first. */
	List<Page> pages() throws IOException, InterruptedException {
		List<Page> pages = new ArrayList<>();
		Http.json(local(this.mixer + 200, "/notifications")).forEach((node) -> pages.add(Page.of(node)));
		return pages;
	}

	/** Name and region of every alert that fires or has ever fired. */
	Set<String> everFired() throws IOException, InterruptedException {
		Set<String> names = new TreeSet<>();
		String query = "last_over_time(ALERTS{alertstate=\"firing\"}[1d])";
		for (JsonNode sample : Prometheus.at(this.prometheus).result(query)) {
			JsonNode labels = sample.path("metric");
			names.add((labels.path("alertname").asString() + " " + labels.path("region").asString("")).strip());
		}
		return names;
	}

	@Override
	public void close() throws IOException {
		try {
			script("down");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the stack may still run", ex);
		}
	}

	private void script(String... arguments) throws IOException, InterruptedException {
		Script run = Script.run(this.work.folder(), "stack.sh",
				Map.of("STACK_DIR", this.work.folder().resolve("stack").toString()), arguments);
		assertThat(run.exitCode()).as("stack.sh %s: %s", arguments[0], run.err()).isZero();
	}

	private static String local(int port, String path) {
		return "http://127.0.0.1:" + port + path;
	}

}
