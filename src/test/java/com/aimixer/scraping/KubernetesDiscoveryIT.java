package com.aimixer.scraping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.aimixer.e2e.Ports;
import com.aimixer.e2e.Prometheus;
import com.aimixer.e2e.Workplace;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.aimixer.scraping.KubernetesObjects.MIXER;
import static com.aimixer.scraping.KubernetesObjects.MONITORING;
import static com.aimixer.scraping.KubernetesObjects.container;
import static com.aimixer.scraping.KubernetesObjects.mixerPod;
import static com.aimixer.scraping.KubernetesObjects.node;
import static com.aimixer.scraping.KubernetesObjects.pod;
import static com.aimixer.scraping.KubernetesObjects.podModified;
import static com.aimixer.scraping.KubernetesObjects.service;
import static com.aimixer.scraping.KubernetesObjects.slice;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code prometheus.yml} in a cluster: a real Prometheus, and an API server that shows it
 * one. All addresses of the cluster are on loopback.
 */
class KubernetesDiscoveryIT {

	private static final String TOKEN = "token-of-prometheus";

	/** Prometheus takes up changes of its targets every five seconds. */
	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Map<String, String> MONITORS = Map.of("ai-mixer-monitor-0", "127.20.0.1", "ai-mixer-monitor-1",
			"127.20.0.2");

	private static final Map<String, String> ALERTMANAGERS = Map.of("alertmanager-0", "127.20.0.3", "alertmanager-1",
			"127.20.0.4");

	@RegisterExtension
	private final Workplace work = new Workplace();

	private KubernetesApi api;

	private Kubelet kubelet;

	@BeforeEach
	void showACluster() throws IOException {
		this.kubelet = Kubelet.start(TOKEN);
		this.api = KubernetesApi.start();
		this.api.has("/api/v1/nodes",
				List.of(node("node-1", "127.0.0.1", this.kubelet.port(), Map.of("kubernetes.io/os", "linux")),
						node("node-2", "127.30.0.2", 10250, Map.of()),
						node("windows-1", "127.30.0.3", 10250, Map.of("kubernetes.io/os", "windows")),
						node("fargate-1", "127.30.0.4", 10250,
								Map.of("kubernetes.io/os", "linux", "eks.amazonaws.com/compute-type", "fargate"))));
		showTheMixer();
		// the second port of a Service is of no interest, nor is a second Service of the
		// same pods; some have TLS
		showService("ai-mixer-monitor", MONITORS, false, Map.of(8080, "http"));
		showService("ai-mixer-monitor-pods", MONITORS, false, Map.of(8080, "http"));
		showService("ai-mixer-monitor-vantage", Map.of("ai-mixer-monitor-vantage-0", "127.20.0.8"), true,
				Map.of(8080, "http"));
		showService("alertmanager", ALERTMANAGERS, true, Map.of(9093, "https", 9094, "mesh"));
		showService("kube-state-metrics", Map.of("kube-state-metrics-7d9f-x2c4v", "127.20.0.5"), true,
				Map.of(8080, "http", 8081, "telemetry"));
		showService("grafana", Map.of("grafana-6b8c-q7w8z", "127.20.0.6"), true, Map.of(3000, "http"));
		showService("prometheus", Map.of("prometheus-0", "127.20.0.7"), true, Map.of(9090, "https"));
	}

	@AfterEach
	void end() {
		this.api.close();
		this.kubelet.close();
	}

	@Test
	void prometheusFindsEachTargetOnceWithItsLabels() throws Exception {
		Prometheus prometheus = Prometheus.start(this.work, Ports.free(), configuration());
		this.work.await("the targets are found", SOON,
				() -> assertThat(ScrapeTarget.all(prometheus)).containsExactlyInAnyOrderElementsOf(expected()));
		this.work.await("the Alertmanagers are found", SOON,
				() -> assertThat(prometheus.alertmanagers()).containsExactlyInAnyOrder(
						"https://127.20.0.3:9093/api/v2/alerts", "https://127.20.0.4:9093/api/v2/alerts"));
		assertThat(prometheus.data("status/flags").path("storage.tsdb.retention.time").asString()).isEqualTo("15d");

		this.api.tell("/api/v1/pods", MIXER,
				podModified(mixerPod("ai-mixer-ap-66f5-aaaaa", "127.10.4.1", "Failed", false)));
		List<ScrapeTarget> fewer = expected();
		fewer.removeIf((target) -> "ai-mixer-ap-66f5-aaaaa".equals(target.labels().get("pod")));
		this.work.await("a pod that has ended is no target any more", SOON,
				() -> assertThat(ScrapeTarget.all(prometheus)).containsExactlyInAnyOrderElementsOf(fewer));

		// so these are the rights that its service account needs
		assertThat(this.api.asked()).containsExactlyInAnyOrder("list /api/v1/nodes", "watch /api/v1/nodes",
				"list /api/v1/pods in ai-mixer-global", "watch /api/v1/pods in ai-mixer-global",
				"list /api/v1/pods in ai-mixer-monitoring", "watch /api/v1/pods in ai-mixer-monitoring",
				"list /api/v1/services in ai-mixer-monitoring", "watch /api/v1/services in ai-mixer-monitoring",
				"list /apis/discovery.k8s.io/v1/endpointslices in ai-mixer-monitoring",
				"watch /apis/discovery.k8s.io/v1/endpointslices in ai-mixer-monitoring");
	}

	@Test
	void containersAreTakenFromTheKubeletWithTheirRegion() throws Exception {
		Prometheus prometheus = Prometheus.start(this.work, Ports.free(), configuration());
		String series = "{job=\"cadvisor\", __name__=~\"container_.*\"}";
		this.work.await("the kubelet is scraped", SOON, () -> assertThat(prometheus.query(series)).isNotEmpty());
		assertThat(prometheus.query("count by (__name__, pod, container, region, instance) (" + series + ")"))
			.containsOnly(Map.entry(sample("cpu_usage_seconds_total", "ai-mixer-us-west-5c7d-k2j4x"), 1.0),
					// before and after a restart
					Map.entry(sample("memory_working_set_bytes", "ai-mixer-us-west-5c7d-k2j4x"), 2.0),
					Map.entry(sample("spec_memory_limit_bytes", "ai-mixer-us-west-5c7d-k2j4x"), 2.0),
					Map.entry(Map.of("__name__", "container_network_receive_bytes_total", "pod",
							"ai-mixer-us-west-5c7d-k2j4x", "region", "us-west", "instance", "node-1"), 1.0));
		assertThat(prometheus.query("up{job=\"cadvisor\"}"))
			.containsEntry(Map.of("__name__", "up", "job", "cadvisor", "instance", "node-1"), 1.0);
	}

	private static Map<String, String> sample(String name, String pod) {
		return Map.of("__name__", "container_" + name, "pod", pod, "container", "ai-mixer", "region", "us-west",
				"instance", "node-1");
	}

	private void showTheMixer() {
		Map<String, String> labels = Map.of("app", "ai-mixer");
		this.api.has("/api/v1/pods",
				List.of(pod(MIXER, "ai-mixer-us-west-5c7d-k2j4x", labels, "127.10.1.1", "Running", true,
						List.of(container("ai-mixer", 8080, 8081, 9000), container("sidecar", 15090))),
						mixerPod("ai-mixer-us-east-9f8b-zzzzz", "127.10.2.1", "Running", true),
						mixerPod("ai-mixer-eu-west-77d4-bbbbb", "127.10.3.1", "Running", false),
						mixerPod("ai-mixer-ap-66f5-aaaaa", "127.10.4.1", "Running", true),
						mixerPod("ai-mixer-ap-66f5-ccccc", "::1", "Running", true),
						mixerPod("ai-mixer-canary-0", "127.10.5.1", "Running", true),
						mixerPod("ai-mixer-us-west-5c7d-ended", "127.10.1.2", "Succeeded", false),
						mixerPod("ai-mixer-us-west-5c7d-crash", "127.10.1.3", "Failed", false),
						mixerPod("ai-mixer-us-west-5c7d-begun", "127.10.1.4", "Pending", false),
						pod(MIXER, "ai-mixer-us-west-alien", Map.of("app", "other"), "127.10.1.5", "Running", true,
								List.of(container("other", 8080))),
						pod("default", "ai-mixer-us-west-stray", labels, "127.10.1.6", "Running", true,
								List.of(container("ai-mixer", 8080)))));
	}

	private void showService(String name, Map<String, String> pods, boolean ready, Map<Integer, String> ports) {
		int[] containerPorts = ports.keySet().stream().mapToInt(Integer::intValue).toArray();
		this.api.has("/api/v1/services", List.of(service(name, ports)));
		this.api.has("/apis/discovery.k8s.io/v1/endpointslices", List.of(slice(name, pods, ready, ports)));
		pods.forEach((pod, address) -> this.api.has("/api/v1/pods", List.of(pod(MONITORING, pod, Map.of("app", name),
				address, "Running", ready, List.of(container(name, containerPorts), container("helper", 7000))))));
	}

	private List<ScrapeTarget> expected() {
		List<ScrapeTarget> targets = new ArrayList<>();
		targets.add(mixer("127.10.1.1", "ai-mixer-us-west-5c7d-k2j4x", "us-west"));
		targets.add(mixer("127.10.2.1", "ai-mixer-us-east-9f8b-zzzzz", "us-east"));
		targets.add(mixer("127.10.3.1", "ai-mixer-eu-west-77d4-bbbbb", "eu-west"));
		targets.add(mixer("127.10.4.1", "ai-mixer-ap-66f5-aaaaa", "ap"));
		targets.add(mixer("[::1]", "ai-mixer-ap-66f5-ccccc", "ap"));
		targets.add(new ScrapeTarget("http://127.10.5.1:8080/metrics", Map.of("job", "ai-mixer", "instance",
				"127.10.5.1:8080", "namespace", MIXER, "pod", "ai-mixer-canary-0", "container", "ai-mixer")));
		MONITORS.forEach(
				(pod, address) -> targets.add(target("ai-mixer-monitor", pod, "http://" + address + ":8080/metrics")));
		targets.add(target("ai-mixer-monitor", "ai-mixer-monitor-vantage-0", "http://127.20.0.8:8080/metrics"));
		ALERTMANAGERS.forEach(
				(pod, address) -> targets.add(target("alertmanager", pod, "https://" + address + ":9093/metrics")));
		targets.add(target("kube-state-metrics", "kube-state-metrics-7d9f-x2c4v", "http://127.20.0.5:8080/metrics"));
		targets.add(target("grafana", "grafana-6b8c-q7w8z", "http://127.20.0.6:3000/metrics"));
		targets.add(target("prometheus", "prometheus-0", "https://127.20.0.7:9090/metrics"));
		targets.add(target("node-exporter", "node-1", "http://127.0.0.1:9100/metrics"));
		targets.add(target("node-exporter", "node-2", "http://127.30.0.2:9100/metrics"));
		targets.add(target("cadvisor", "node-1", "https://127.0.0.1:" + this.kubelet.port() + "/metrics/cadvisor"));
		targets.add(target("cadvisor", "node-2", "https://127.30.0.2:10250/metrics/cadvisor"));
		targets.add(target("cadvisor", "fargate-1", "https://127.30.0.4:10250/metrics/cadvisor"));
		return targets;
	}

	private static ScrapeTarget mixer(String host, String pod, String region) {
		return new ScrapeTarget("http://" + host + ":8080/metrics", Map.of("job", "ai-mixer", "instance",
				host + ":8080", "namespace", MIXER, "pod", pod, "container", "ai-mixer", "region", region));
	}

	private static ScrapeTarget target(String job, String instance, String url) {
		return new ScrapeTarget(url, Map.of("job", job, "instance", instance));
	}

	/** The configuration with another API server, token and CA, and nothing else. */
	private Path configuration() throws IOException {
		this.work.write("token", TOKEN);
		this.work.write("ca.crt", this.kubelet.certificate());
		Files.createDirectories(this.work.folder().resolve("scrape"));
		for (Path job : RuleFile.files(ScrapeConfiguration.FOLDER.resolve("scrape"), "*.yml")) {
			this.work.write("scrape/" + job.getFileName(), inThisCluster(job));
		}
		return this.work.write("prometheus.yml", inThisCluster(ScrapeConfiguration.KUBERNETES));
	}

	private String inThisCluster(Path file) throws IOException {
		return Files.readString(file)
			.replace("/var/run/secrets/kubernetes.io/serviceaccount/", this.work.folder() + "/")
			.replace("/etc/prometheus/ca/", this.work.folder() + "/")
			.replaceAll("(kubernetes_sd_configs:\\n( +)- )role:", "$1api_server: " + this.api.url() + "\n$2  role:");
	}

}
