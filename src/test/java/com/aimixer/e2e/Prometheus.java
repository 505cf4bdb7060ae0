package com.aimixer.e2e;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus with its API.
 */
public final class Prometheus {

	private static final Path FLAGS = Path.of("prometheus", "prometheus.args").toAbsolutePath();

	private final int port;

	private Prometheus(int port) {
		this.port = port;
	}

	/** One that runs already. */
	public static Prometheus at(int port) {
		return new Prometheus(port);
	}

	/** One that scrapes a monitor, the pods of a simulator and itself every second. */
	static Prometheus start(Workplace work, Monitor monitor, Mixer mixer) throws IOException, InterruptedException {
		int port = Ports.free();
		Path configuration = work.write("prometheus.yml", """
				global:
				  scrape_interval: 1s
				  scrape_timeout: 1s
				scrape_configs:
				  - job_name: ai-mixer-monitor
				    honor_labels: true
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				  - job_name: ai-mixer
				    honor_labels: true
				    http_sd_configs:
				      - url: %s
				        refresh_interval: 1s
				  - job_name: prometheus
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				""".formatted(monitor.port(), mixer.targets(), port));
		return start(work, port, configuration);
	}

	/**
	 * One with a configuration and the flags of production; its data are in the folder of
	 * the test.
	 */
	public static Prometheus start(Workplace work, int port, Path configuration, String... flags)
			throws IOException, InterruptedException {
		Prometheus prometheus = new Prometheus(port);
		List<String> command = new ArrayList<>(
				List.of(RealPrograms.find(work, "prometheus"), "--config.file=" + configuration, "@" + FLAGS,
						"--storage.tsdb.path=prometheus-data", "--web.listen-address=127.0.0.1:" + port));
		command.addAll(Arrays.asList(flags));
		work.start("prometheus", command);
		work.await("Prometheus is ready", Duration.ofSeconds(60),
				() -> assertThat(Http.get(prometheus.url("/-/ready")).statusCode()).isEqualTo(200));
		return prometheus;
	}

	/** The series that an expression finds, by their labels. */
	public Map<Map<String, String>, Double> query(String expression) throws IOException, InterruptedException {
		Map<Map<String, String>, Double> series = new HashMap<>();
		for (JsonNode sample : result(expression)) {
			series.put(strings(sample.path("metric")), value(sample));
		}
		return series;
	}

	/** The result of an instant query: value of a label to value. */
	Map<String, Double> query(String expression, String label) throws IOException, InterruptedException {
		Map<String, Double> values = new TreeMap<>();
		for (JsonNode sample : result(expression)) {
			values.merge(sample.path("metric").path(label).asString(), value(sample), Double::sum);
		}
		return values;
	}

	/** The result of an instant query that has one value, NaN where it has none. */
	double single(String expression) throws IOException, InterruptedException {
		JsonNode result = result(expression);
		return result.isEmpty() ? Double.NaN : value(result.get(0));
	}

	/** The samples of an instant query. */
	JsonNode result(String expression) throws IOException, InterruptedException {
		return data("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result");
	}

	/** Where it sends alerts. */
	public List<String> alertmanagers() throws IOException, InterruptedException {
		return data("alertmanagers").path("activeAlertmanagers")
			.valueStream()
			.map((alertmanager) -> alertmanager.path("url").asString())
			.toList();
	}

	/** What its API answers to a path below {@code /api/v1/}. */
	public JsonNode data(String path) throws IOException, InterruptedException {
		return Http.json(url("/api/v1/" + path)).path("data");
	}

	/** The properties of an object of the API, such as labels. */
	public static Map<String, String> strings(JsonNode object) {
		return object.propertyStream()
			.collect(Collectors.toMap(Map.Entry::getKey, (property) -> property.getValue().asString(),
					(first, _) -> first, TreeMap::new));
	}

	private static double value(JsonNode sample) {
		return Double.parseDouble(sample.path("value").get(1).asString());
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
