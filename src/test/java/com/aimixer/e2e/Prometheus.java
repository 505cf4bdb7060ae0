package com.aimixer.e2e;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus that scrapes a monitor, the pods of a simulator and itself every
 * second.
 */
final class Prometheus {

	private final int port;

	private Prometheus(int port) {
		this.port = port;
	}

	/** One that runs already. */
	static Prometheus at(int port) {
		return new Prometheus(port);
	}

	static Prometheus start(Workplace work, Monitor monitor, Mixer mixer) throws IOException, InterruptedException {
		Prometheus prometheus = new Prometheus(Ports.free());
		work.write("prometheus.yml", """
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
				""".formatted(monitor.port(), mixer.targets(), prometheus.port));
		work.start("prometheus", List.of(RealPrograms.find(work, "prometheus"), "--config.file=prometheus.yml",
				"--storage.tsdb.path=prometheus-data", "--web.listen-address=127.0.0.1:" + prometheus.port));
		work.await("Prometheus is ready", Duration.ofSeconds(60),
				() -> assertThat(Http.get(prometheus.url("/-/ready")).statusCode()).isEqualTo(200));
		return prometheus;
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
		return Http.json(url("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
			.path("data")
			.path("result");
	}

	private static double value(JsonNode sample) {
		return Double.parseDouble(sample.path("value").get(1).asString());
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
