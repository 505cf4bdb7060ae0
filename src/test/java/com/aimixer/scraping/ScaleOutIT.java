package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.RealPrograms;
import com.aimixer.e2e.Workplace;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the component {@code scale-out} makes Prometheus write, and a real receiver.
 */
class ScaleOutIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void samplesAndAlertsReachTheStoreAsSoonAsTheCredentialsAreThere() throws Exception {
		try (Store store = Store.start(this.work, "ai-mixer", "secret"); KubernetesApi api = KubernetesApi.start()) {
			int port = Ports.free();
			configure(store, api, port);
			// without the Secret it runs, and alerts are raised
			Prometheus sender = startSender(port);
			this.work.await("the store turns it away", SOON,
					() -> assertThat(this.work.folder().resolve("prometheus-0.err")).content()
						.contains("remote-write/username"));
			assertThat(store.samples().query("{cluster=~\".+\"}")).isEmpty();
			this.work.await("nothing was ever sent", SOON, () -> assertThat(behind(sender))
				.hasValueSatisfying((value) -> assertThat(value).isGreaterThan(1e9)));

			Files.createDirectories(this.work.folder().resolve("remote-write"));
			this.work.write("remote-write/username", "ai-mixer\n");
			this.work.write("remote-write/password", "secret\n");
			this.work.await("samples are in the store", SOON,
					() -> assertThat(store.samples().query("up{job=\"prometheus\"}"))
						.containsEntry(Map.of("__name__", "up", "job", "prometheus", "instance", "127.0.0.1:" + port,
								"cluster", "ai-mixer", "replica", "prometheus-0"), 1.0));
			this.work.await("alerts are in the store", SOON,
					() -> assertThat(store.samples().query("ALERTS{alertstate=\"firing\"}").keySet())
						.anySatisfy((alert) -> assertThat(alert).containsEntry("alertname", "Watchdog")
							.containsEntry("cluster", "ai-mixer")));
			this.work.await("nothing is missing", SOON, () -> assertThat(behind(sender)).isEmpty());

			this.work.write("remote-write/password", "old\n");
			this.work.await("what the store refuses is lost", SOON, () -> assertThat(behind(sender))
				.hasValueSatisfying((value) -> assertThat(value).isBetween(0.01, 1.0)));
		}
	}

	private Prometheus startSender(int port) throws IOException, InterruptedException {
		this.work.start("prometheus-0",
				List.of("env", "POD_NAME=prometheus-0", RealPrograms.find(this.work, "prometheus"),
						"--config.file=prometheus.yml", "--storage.tsdb.path=sender-data",
						"--web.listen-address=127.0.0.1:" + port));
		return Prometheus.at(port);
	}

	/** What makes the alert about it wait for its time. */
	private static Optional<Double> behind(Prometheus sender) throws IOException, InterruptedException {
		Rule rule = RuleFile.allAlerts()
			.stream()
			.filter((alert) -> alert.name().equals("RemoteWriteBehind"))
			.findFirst()
			.orElseThrow();
		Map<Map<String, String>, Double> stores = sender.query(rule.expr());
		assertThat(stores.keySet())
			.allSatisfy((labels) -> assertThat(labels).isEqualTo(Map.of("remote_name", "store")));
		return stores.values().stream().findFirst();
	}

	/**
	 * The committed file with another store, secrets and API server, the real rule of the
	 * heartbeat, and one job.
	 */
	private void configure(Store store, KubernetesApi api, int port) throws IOException {
		for (String collection : List.of("/api/v1/pods", "/api/v1/services",
				"/apis/discovery.k8s.io/v1/endpointslices")) {
			api.has(collection, List.of());
		}
		String text = Files.readString(ScaleOutTests.CONFIGURATION);
		assertThat(text).contains("https://metrics.example.com/api/v1/push", "/etc/prometheus/remote-write/");
		this.work.write("prometheus.yml", text.replace("https://metrics.example.com/api/v1/push", store.url())
			.replace("/etc/prometheus/remote-write/", this.work.folder() + "/remote-write/")
			.replaceAll("(?m)^ +(ca_file|server_name):.*\\R", "")
			.replace("- tls_config:\n", "- tls_config: {}\n")
			.replaceAll("(kubernetes_sd_configs:\\n( +)- )role:", "$1api_server: " + api.url() + "\n$2  role:"));
		Files.createDirectories(this.work.folder().resolve("scrape"));
		this.work.write("scrape/prometheus.yml", """
				scrape_configs:
				  - job_name: prometheus
				    scrape_interval: 1s
				    scrape_timeout: 1s
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				""".formatted(port));
		Path rules = Files.createDirectories(this.work.folder().resolve("rules"));
		Files.copy(ScrapeConfiguration.FOLDER.resolve("rules").resolve("monitor.yml"), rules.resolve("monitor.yml"));
	}

}
