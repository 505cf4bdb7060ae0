package com.aimixer.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The complete stack while it runs, from its start to its end.
 */
final class RunningStack implements AutoCloseable {

	private final Stack stack;

	private RunningStack(Stack stack) {
		this.stack = stack;
	}

	/** Start it so many times as fast as in production and wait until all is ready. */
	static RunningStack up(Workplace work, int speed) throws IOException, InterruptedException {
		RunningStack running = new RunningStack(new Stack(work.folder()));
		running.run("up", "--speed=" + speed);
		return running;
	}

	/** Break a region. */
	void fault(String kind, String region) throws IOException, InterruptedException {
		Http.send("POST", mixer(0, "/faults"), Http.JSON.writeValueAsString(Map.of("kind", kind, "region", region)));
	}

	void heal() throws IOException, InterruptedException {
		Http.send("DELETE", mixer(0, "/faults"), "");
	}

	/** The status of one endpoint, as the monitor has it. */
	JsonNode endpoint(String name) throws IOException, InterruptedException {
		return Http.json(url(this.stack.port("monitor"), "/api/v1/status/" + name));
	}

	/** Source, name and region of what is in the monitor's history of alerts. */
	List<String> history(String state) throws IOException, InterruptedException {
		return Http.json(url(this.stack.port("monitor"), "/api/v1/alerts?state=" + state))
			.path("items")
			.valueStream()
			.map((alert) -> alert.path("source").asString() + " " + alert.path("alert").asString() + " "
					+ alert.path("region").asString(""))
			.toList();
	}

	/** For how many seconds the monitor has not heard the heartbeat. */
	double silence() throws IOException, InterruptedException {
		return Http.text(url(this.stack.port("monitor"), "/metrics"))
			.lines()
			.filter((line) -> line.startsWith("ai_mixer_watchdog_silence_seconds "))
			.mapToDouble((line) -> Double.parseDouble(line.split(" ")[1]))
			.findFirst()
			.orElseThrow();
	}

	/** Every notification so far, oldest first. */
	List<Page> pages() throws IOException, InterruptedException {
		List<Page> pages = new ArrayList<>();
		Http.json(mixer(200, "/notifications")).forEach((node) -> pages.add(Page.of(node)));
		return pages;
	}

	/** Name and region of every alert that fires or has ever fired. */
	Set<String> everFired() throws IOException, InterruptedException {
		Set<String> names = new TreeSet<>();
		String query = "last_over_time(ALERTS{alertstate=\"firing\"}[1d])";
		for (JsonNode sample : Prometheus.at(this.stack.port("prometheus")).result(query)) {
			JsonNode labels = sample.path("metric");
			names.add((labels.path("alertname").asString() + " " + labels.path("region").asString("")).strip());
		}
		return names;
	}

	String url(String program) {
		return this.stack.url(program);
	}

	@Override
	public void close() throws IOException {
		try {
			run("down");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the stack may still run", ex);
		}
	}

	private void run(String command, String... options) throws IOException, InterruptedException {
		Script script = this.stack.run(command, options);
		assertThat(script.exitCode()).as("stack.sh %s: %s", command, script.err()).isZero();
	}

	private String mixer(int offset, String path) {
		return url(this.stack.mixer() + offset, path);
	}

	private static String url(int port, String path) {
		return "http://127.0.0.1:" + port + path;
	}

}
