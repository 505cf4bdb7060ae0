package com.aimixer.bench.subject;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;

import com.aimixer.bench.report.Distribution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The monitor, asked over its REST interface.
 */
final class MonitorSubject implements Subject {

	private static final String PROBES_TOTAL = "ai_mixer_probes_total{";

	private static final double NANOS_PER_MILLI = 1e6;

	private final OsProcess process;

	private final Http http;

	private final Workload workload;

	private final JsonMapper json = new JsonMapper();

	MonitorSubject(OsProcess process, Http http, Workload workload) {
		this.process = process;
		this.http = http;
		this.workload = workload;
	}

	static String nameOf(int endpoint) {
		return "e" + endpoint;
	}

	@Override
	public Map<String, OsProcess> processes() {
		return Map.of("monitor", this.process);
	}

	@Override
	public OptionalLong probes() throws IOException {
		return OptionalLong.of(this.http.get("/metrics")
			.lines()
			.filter((line) -> line.startsWith(PROBES_TOTAL))
			.mapToLong((line) -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum());
	}

	@Override
	public List<MeasuredProbe> slowProbes() throws IOException {
		List<MeasuredProbe> measured = new ArrayList<>();
		for (PrimitiveIterator.OfInt slow = this.workload.slow().iterator(); slow.hasNext();) {
			int endpoint = slow.nextInt();
			String path = "/api/v1/endpoints/" + nameOf(endpoint) + "/probes?limit=100";
			for (JsonNode probe : this.json.readTree(this.http.get(path)).get("items")) {
				if (probe.get("result").asString().equals("success")) {
					measured.add(measured(endpoint, probe));
				}
			}
		}
		return measured;
	}

	private static MeasuredProbe measured(int endpoint, JsonNode probe) {
		Instant at = Instant.parse(probe.get("at").asString());
		return new MeasuredProbe(endpoint, TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano(),
				Math.round(probe.get("durationMs").asDouble() * NANOS_PER_MILLI));
	}

	@Override
	public List<PageTimes> pages(int times) throws IOException {
		return List.of(page("/metrics", times), page("/api/v1/status", times));
	}

	/** As many requests again come first: a cold page is not what users have. */
	private PageTimes page(String path, int times) throws IOException {
		long[] nanos = new long[times];
		int bytes = 0;
		for (int i = -times; i < times; i++) {
			long start = System.nanoTime();
			bytes = this.http.get(path).length();
			nanos[Math.max(0, i)] = System.nanoTime() - start;
		}
		return new PageTimes(path, bytes, Distribution.of(nanos));
	}

	@Override
	public void close() {
		this.http.close();
		this.process.close();
	}

}
