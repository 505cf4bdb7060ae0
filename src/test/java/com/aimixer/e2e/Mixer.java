package com.aimixer.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * AI Mixer as a process: the simulator's jar.
 */
public final class Mixer {

	/** The regions in the order of their ports. */
	public static final List<String> REGIONS = List.of("us-west", "us-east", "eu-west", "ap", "edge", "global");

	static final int[] OFFSETS = IntStream.concat(IntStream.rangeClosed(0, 16), IntStream.rangeClosed(101, 123))
		.toArray();

	private final int base;

	private Mixer(int base) {
		this.base = base;
	}

	/**
	 * Start one on free ports and wait until it serves. The certificate of its authority
	 * is in {@code simulator-ca.pem}.
	 */
	public static Mixer start(Workplace work) {
		Mixer mixer = new Mixer(Ports.base(OFFSETS));
		work.start("simulator", Program.jar("ai-mixer-monitor-simulator.jar",
				List.of("--base-port=" + mixer.base, "--ca-file=simulator-ca.pem")));
		work.await("the simulator serves", Duration.ofSeconds(60),
				() -> assertThat(Http.json(mixer.targets())).hasSize(23));
		return mixer;
	}

	/** The service discovery of its pods. */
	String targets() {
		return url(0) + "/sd/targets";
	}

	/** The metrics of its first pod. */
	String podMetrics() {
		return url(101) + "/metrics";
	}

	/** What an exporter of the cluster says of its pods. */
	String cluster(String exporter) {
		return url(0) + "/" + exporter;
	}

	String health(String region) {
		return url(1 + REGIONS.indexOf(region)) + "/health";
	}

	/** The same over HTTPS. */
	public String secureHealth(String region) {
		return "https://127.0.0.1:" + (this.base + 11 + REGIONS.indexOf(region)) + "/health";
	}

	/** Where it is controlled; its other ports follow. */
	public int port() {
		return this.base;
	}

	/** Break a region, with settings such as {@code delay}. */
	public void fault(String kind, String region, Map<String, ?> settings) throws IOException, InterruptedException {
		Map<String, Object> order = new HashMap<>(settings);
		order.put("kind", kind);
		order.put("region", region);
		Http.send("POST", url(0) + "/faults", Http.JSON.writeValueAsString(order));
	}

	void heal() throws IOException, InterruptedException {
		Http.send("DELETE", url(0) + "/faults", "");
	}

	/**
	 * A configuration of the monitor for all regions; the lines go below
	 * {@code monitor:}.
	 */
	String configuration(int serverPort, String... lines) {
		return "server:\n  port: " + serverPort + "\nmonitor:\n"
				+ Stream.of(lines).map((line) -> "  " + line + "\n").collect(Collectors.joining()) + "  endpoints:\n"
				+ REGIONS.stream()
					.map((region) -> "    - name: " + region + "\n      url: " + health(region) + "\n")
					.collect(Collectors.joining());
	}

	private String url(int offset) {
		return "http://127.0.0.1:" + (this.base + offset);
	}

}
