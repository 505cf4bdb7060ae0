package com.aimixer.scraping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Program;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.Workplace;
import com.aimixer.simulator.Simulator;
import com.aimixer.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code prometheus-local.yml} beside a simulator, five times as fast.
 */
class LocalScrapeIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final Map<String, Double> PODS = Map.of("us-west", 8.0, "us-east", 8.0, "eu-west", 4.0, "ap", 3.0);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void podsContainersAndRestartsAreInTheirRegions() throws Exception {
		try (Simulator simulator = new Simulator(new SimulatorOptions(0, 1, null, false)).start()) {
			Prometheus prometheus = start(simulator);
			for (String series : List.of("up{job=\"ai-mixer\"} == 1", "kube_pod_info",
					"kube_pod_container_status_restarts_total{container=\"ai-mixer\", namespace=\"ai-mixer-global\"}",
					"container_memory_working_set_bytes{container=\"ai-mixer\"}",
					"container_spec_memory_limit_bytes{container=\"ai-mixer\"}",
					"container_cpu_usage_seconds_total{container=\"ai-mixer\"}")) {
				this.work.await(series + " in its regions", SOON,
						() -> assertThat(regions(prometheus, "count by (region) (" + series + ")")).isEqualTo(PODS));
			}
			Set<String> names = simulator.fleet().pods().stream().map((pod) -> pod.name()).collect(Collectors.toSet());
			for (String series : List.of("up{job=\"ai-mixer\"}", "kube_pod_info",
					"container_memory_working_set_bytes")) {
				assertThat(prometheus.query("count by (pod) (" + series + ")").keySet()).as(series)
					.extracting((labels) -> labels.get("pod"))
					.containsExactlyInAnyOrderElementsOf(names);
			}
			assertThat(prometheus.query("{job=~\"kube-state-metrics|cadvisor\", pod!=\"\", region=\"\"}")).isEmpty();
		}
	}

	@Test
	void grafanaIsATargetWhileItsFileIsThere() throws Exception {
		try (Simulator simulator = new Simulator(new SimulatorOptions(0, 1, null, false)).start()) {
			Prometheus prometheus = start(simulator);
			this.work.await("the alerts have somewhere to go", SOON,
					() -> assertThat(prometheus.alertmanagers()).containsExactlyInAnyOrder(
							"http://127.0.0.1:9093/api/v2/alerts", "http://127.0.0.1:9094/api/v2/alerts"));
			assertThat(ScrapeTarget.all(prometheus))
				.noneMatch((target) -> "grafana".equals(target.labels().get("job")));
			Path file = this.work.folder().resolve("targets").resolve("grafana.yml");
			Files.writeString(file, "- targets: [\"127.0.0.1:3000\"]\n");
			this.work
				.await("Grafana is a target", SOON,
						() -> assertThat(ScrapeTarget.all(prometheus))
							.contains(new ScrapeTarget("http://127.0.0.1:3000/metrics",
									Map.of("job", "grafana", "instance", "127.0.0.1:3000"))));
		}
	}

	private Prometheus start(Simulator simulator) throws Exception {
		int port = Ports.free();
		Program script = this.work.start("local_config",
				List.of("bash", Path.of("src", "main", "scripts", "local_config.sh").toAbsolutePath().toString(),
						"--out=" + this.work.folder(), "--speed=5", "--mixer=" + simulator.controlPort(),
						"--prometheus=" + port, "--alertmanager=9093,9094"));
		assertThat(script.exitCode(SOON)).as(script.err()).isZero();
		return Prometheus.start(this.work, port, this.work.folder().resolve("prometheus.yml"));
	}

	private static Map<String, Double> regions(Prometheus prometheus, String expression) throws Exception {
		return prometheus.query(expression)
			.entrySet()
			.stream()
			.collect(Collectors.toMap((series) -> series.getKey().getOrDefault("region", "none"), Map.Entry::getValue));
	}

}
