package com.aimixer.scraping;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.aimixer.e2e.Http;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Workplace;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus with one of the configurations.
 */
final class RealPrometheus {

	private static final Path FLAGS = ScrapeConfiguration.FOLDER.resolve("prometheus.args").toAbsolutePath();

	private final int port;

	private RealPrometheus(int port) {
		this.port = port;
	}

	static RealPrometheus start(Workplace work, int port, Path configuration) throws IOException, InterruptedException {
		RealPrometheus prometheus = new RealPrometheus(port);
		work.start("prometheus",
				List.of(RealPrograms.find(work, "prometheus"), "--config.file=" + configuration, "@" + FLAGS,
						"--storage.tsdb.path=prometheus-data", "--web.listen-address=127.0.0.1:" + prometheus.port));
		work.await("Prometheus is ready", Duration.ofSeconds(60),
				() -> assertThat(Http.get(prometheus.url("/-/ready")).statusCode()).isEqualTo(200));
		return prometheus;
	}

	/** Its targets, several times where several are the same. */
	List<ScrapeTarget> targets() throws IOException, InterruptedException {
		List<ScrapeTarget> targets = new ArrayList<>();
		for (JsonNode target : data("/api/v1/targets?state=active").path("activeTargets")) {
			targets.add(new ScrapeTarget(target.path("scrapeUrl").asString(), strings(target.path("labels"))));
		}
		return targets;
	}

	/** Where it sends alerts. */
	Set<String> alertmanagers() throws IOException, InterruptedException {
		Set<String> urls = new HashSet<>();
		data("/api/v1/alertmanagers").path("activeAlertmanagers")
			.forEach((alertmanager) -> urls.add(alertmanager.path("url").asString()));
		return urls;
	}

	/** The value of one of its flags. */
	String flag(String name) throws IOException, InterruptedException {
		return data("/api/v1/status/flags").path(name).asString();
	}

	/** The series that an expression finds, by their labels. */
	Map<Map<String, String>, Double> query(String expression) throws IOException, InterruptedException {
		Map<Map<String, String>, Double> series = new HashMap<>();
		for (JsonNode sample : data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
			.path("result")) {
			series.put(strings(sample.path("metric")), Double.valueOf(sample.path("value").get(1).asString()));
		}
		return series;
	}

	private JsonNode data(String path) throws IOException, InterruptedException {
		return Http.json(url(path)).path("data");
	}

	private static Map<String, String> strings(JsonNode object) {
		return object.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (property) -> property.getValue().asString(),
					(first, _) -> first, TreeMap::new));
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
