package com.aimixer.bench.subject;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The blackbox exporter, its figures read from Prometheus.
 */
final class BlackboxSubject implements Subject {

	private static final String SLOW_PROBES = "probe_duration_seconds{instance=~\".*/slow/.*\"}[5m]";

	private static final double NANOS_PER_SECOND = 1e9;

	private final OsProcess exporter;

	private final OsProcess prometheus;

	private final Http http;

	private final JsonMapper json = new JsonMapper();

	BlackboxSubject(OsProcess exporter, OsProcess prometheus, Http http) {
		this.exporter = exporter;
		this.prometheus = prometheus;
		this.http = http;
	}

	@Override
	public Map<String, OsProcess> processes() {
		Map<String, OsProcess> processes = new LinkedHashMap<>();
		processes.put("exporter", this.exporter);
		processes.put("Prometheus", this.prometheus);
		return processes;
	}

	@Override
	public OptionalLong probes() {
		return OptionalLong.empty();
	}

	@Override
	public List<MeasuredProbe> slowProbes() throws IOException {
		String answer = this.http.get("/api/v1/query?query=" + URLEncoder.encode(SLOW_PROBES, StandardCharsets.UTF_8));
		List<MeasuredProbe> measured = new ArrayList<>();
		for (JsonNode series : this.json.readTree(answer).get("data").get("result")) {
			String instance = series.get("metric").get("instance").asString();
			int endpoint = Integer.parseInt(instance.substring(instance.lastIndexOf('/') + 1));
			for (JsonNode sample : series.get("values")) {
				measured.add(new MeasuredProbe(endpoint, nanos(sample.get(0).asDouble()),
						nanos(Double.parseDouble(sample.get(1).asString()))));
			}
		}
		return measured;
	}

	private static long nanos(double seconds) {
		return Math.round(seconds * NANOS_PER_SECOND);
	}

	@Override
	public List<PageTimes> pages(int times) {
		return List.of();
	}

	@Override
	public void close() {
		this.http.close();
		this.prometheus.close();
		this.exporter.close();
	}

}
