package com.aimixer.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulator on free ports in manual time, with short words for what tests do to it.
 */
final class RunningSimulator implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ManualClock clock = new ManualClock();

	private final Simulator simulator;

	RunningSimulator() throws StartException {
		this(1, null);
	}

	RunningSimulator(long seed, @Nullable Path scenario) throws StartException {
		this.simulator = new Simulator(new SimulatorOptions(0, seed, scenario, false), this.clock).start();
		this.clock.slept().clear();
	}

	Simulator simulator() {
		return this.simulator;
	}

	ManualClock clock() {
		return this.clock;
	}

	int http(Region region) {
		return Objects.requireNonNull(this.simulator.addresses().http().get(region));
	}

	int https(Region region) {
		return Objects.requireNonNull(this.simulator.addresses().https().get(region));
	}

	int pod(String name) {
		Pod pod = this.simulator.fleet().find(name).orElseThrow();
		return Objects.requireNonNull(this.simulator.addresses().pods().get(pod));
	}

	String health(Region region) throws IOException {
		return Client.ask(http(region), "/health");
	}

	String metrics(String pod) throws IOException {
		return Client.ask(pod(pod), "/metrics");
	}

	JsonNode control(String path) throws IOException, InterruptedException {
		return JSON.readTree(Client.get(this.simulator.controlPort(), path).body());
	}

	JsonNode fault(String order) throws IOException, InterruptedException {
		return JSON
			.readTree(Client.request("POST", this.simulator.controlPort(), "/faults", order.replace('\'', '"')).body());
	}

	void heal() throws IOException, InterruptedException {
		Client.request("DELETE", this.simulator.controlPort(), "/faults", "");
	}

	void pass(Duration step) {
		this.clock.advance(step);
		this.simulator.settle();
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
