package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.aimixer.certificates.Certificates;
import okhttp3.tls.HeldCertificate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prometheus, two Alertmanagers, node-exporter and the packaged monitor on loopback with
 * the files of the overlay tls, mounted as Kubernetes mounts them.
 */
final class TlsStack {

	static final List<String> PROGRAMS = List.of("ai-mixer-monitor", "prometheus", "alertmanager", "alertmanager-1",
			"node-exporter");

	private static final Path COMPONENT = Path.of("k8s", "components", "tls").toAbsolutePath();

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String TOKEN = "0123456789abcdef0123456789abcdef";

	private final Workplace work;

	private final Map<String, SecretVolume> volumes = new HashMap<>();

	private final Map<String, Integer> ports = new HashMap<>();

	TlsStack(Workplace work) {
		this.work = work;
	}

	/** What the manifests put below {@code /etc/tls}. */
	void mount(Certificates certificates) throws IOException {
		for (String program : PROGRAMS) {
			this.ports.put(program, Ports.free());
			Path own = certificates.folder().resolve(program.replace("-1", ""));
			Path volume = this.work.folder().resolve("tls-" + program);
			Path overlay = Files.createDirectories(this.work.folder().resolve("overlay-" + program))
				.resolve("application.yml");
			Files.writeString(overlay, Files.readString(COMPONENT.resolve("ai-mixer-monitor/application.yml"))
				.replace("/etc/tls", volume.toString()));
			this.volumes.put(program,
					new SecretVolume(volume,
							List.of(own.resolve("tls.crt"), own.resolve("tls.key"), own.resolve("ca.crt"),
									COMPONENT.resolve("web.yml"), COMPONENT.resolve("alertmanager/mesh.yml"),
									overlay)));
		}
	}

	/** What the kubelet does once the certificates were renewed. */
	void update() throws IOException {
		for (SecretVolume volume : this.volumes.values()) {
			volume.update();
		}
	}

	void start(SecureHttp https) throws IOException, InterruptedException {
		startMonitor(https);
		startAlertmanagers(https);
		startNodeExporter();
		startPrometheus(https);
	}

	/** Of one of the programs, or {@code mesh}: where the first Alertmanager gossips. */
	int port(String program) {
		return Objects.requireNonNull(this.ports.get(program), program);
	}

	String url(String program) {
		return "https://localhost:" + port(program);
	}

	/** With the files of the base and of the overlay, and an endpoint that is down. */
	private void startMonitor(SecureHttp https) throws IOException {
		this.work.write("application.yml",
				Files.readString(Path.of("k8s", "base", "ai-mixer-monitor", "application.yml"))
					.replace("/data/history", "history")
					.replace("/etc/ai-mixer-monitor/secrets/webhook_token", this.work.write("token", TOKEN).toString())
					.replaceAll("alertmanager-0\\.\\S+", "localhost:" + port("alertmanager"))
					.replaceAll("alertmanager-1\\.\\S+", "localhost:" + port("alertmanager-1"))
					.replace("0.0.0.0", "127.0.0.1"));
		List<String> command = new ArrayList<>(List.of("env", "SCHEME=https", "POD_NAME=monitor-0",
				"SPRING_CONFIG_ADDITIONAL_LOCATION=file:" + tls("ai-mixer-monitor") + "/"));
		command.addAll(Program.jar("ai-mixer-monitor.jar",
				List.of("--server.port=" + port("ai-mixer-monitor"), "--spring.ssl.bundle.watch.file.quiet-period=1s",
						"--monitor.interval=1s", "--monitor.confirm.attempts=0", "--monitor.alertmanager.speed=60",
						"--monitor.endpoints[0].name=ap", "--monitor.endpoints[0].url=http://127.0.0.1:9/health")));
		this.work.start("monitor", command);
		this.work.await("the monitor serves", Duration.ofSeconds(90),
				() -> assertThat(https.json(url("ai-mixer-monitor") + "/api/v1/status").path("endpoints")).hasSize(1));
	}

	/** The committed routes; the channels of production are nobody on this machine. */
	private void startAlertmanagers(SecureHttp https) throws IOException, InterruptedException {
		Path folder = this.work.folder().resolve("alertmanager");
		Files.createDirectories(folder.resolve("addresses"));
		Files.createDirectories(folder.resolve("secrets"));
		for (String secret : List.of("smtp_password", "pagerduty_routing_key")) {
			this.work.write("alertmanager/secrets/" + secret, "nobody");
		}
		this.work.write("alertmanager/secrets/slack_webhook_url", "http://127.0.0.1:9");
		this.work.write("alertmanager/secrets/webhook_token", TOKEN);
		String webhook = ":" + port("ai-mixer-monitor") + "/api/v1/alertmanager";
		this.work.write("alertmanager/addresses/monitor-0", "https://localhost" + webhook);
		this.work.write("alertmanager/addresses/monitor-1", "https://127.0.0.1" + webhook);
		String configuration = Files.readString(Path.of("alertmanager", "alertmanager.yml"))
			.replace("/etc/alertmanager/ca/ca.crt", tls("alertmanager", "ca.crt"))
			.replace("/etc/alertmanager/", folder + "/")
			.replace("templates/*.tmpl", Path.of("alertmanager").toAbsolutePath() + "/templates/*.tmpl")
			.replaceAll("(smtp_smarthost|pagerduty_url): .*", "$1: 127.0.0.1:9")
			.replace("pagerduty_url: ", "pagerduty_url: http://");
		this.work.write("alertmanager.yml", configuration);
		int mesh = Ports.base(0, 1);
		this.ports.put("mesh", mesh);
		String program = RealPrograms.find(this.work, "prometheus-alertmanager");
		startAlertmanager(program, "alertmanager", mesh, mesh + 1);
		startAlertmanager(program, "alertmanager-1", mesh + 1, mesh);
		this.work.await("the two know each other", SOON, () -> {
			JsonNode cluster = https.json(url("alertmanager") + "/api/v2/status").path("cluster");
			assertThat(cluster.path("peers")).hasSize(2);
		});
	}

	private void startAlertmanager(String program, String name, int mesh, int other) {
		this.work.start(name,
				List.of(program, "--config.file=alertmanager.yml", "--storage.path=data-" + name,
						"--web.listen-address=127.0.0.1:" + port(name), "--web.config.file=" + tls(name, "web.yml"),
						"--cluster.listen-address=127.0.0.1:" + mesh, "--cluster.peer=127.0.0.1:" + other,
						"--cluster.tls-config=" + tls(name, "mesh.yml")));
	}

	/**
	 * In the pod of the first Alertmanager, with the files that the overlay mounts there.
	 */
	Script amtool(String... arguments) throws IOException, InterruptedException {
		Path folder = COMPONENT.resolve("alertmanager");
		Path http = this.work.write("http.yml", Files.readString(folder.resolve("amtool-http.yml"))
			.replace("/etc/alertmanager/ca/ca.crt", tls("alertmanager", "ca.crt")));
		String config = Files.readString(folder.resolve("amtool.yml"))
			.replace(":9093", ":" + port("alertmanager"))
			.replace("/etc/amtool/http.yml", http.toString());
		Path home = this.work.folder().resolve("home");
		// Debian's has another place for it
		for (String place : List.of("amtool/config.yml", "prometheus/amtool.yml")) {
			Path file = home.resolve(".config").resolve(place);
			Files.createDirectories(file.getParent());
			Files.writeString(file, config);
		}
		List<String> command = new ArrayList<>(List.of(RealPrograms.find(this.work, "amtool")));
		command.addAll(List.of(arguments));
		return Script.run(this.work.folder(), command, Map.of("HOME", home.toString()));
	}

	/** Of all that is said to Prometheus from outside of the cluster. */
	Script alertReport() throws IOException, InterruptedException {
		return Script.run(this.work.folder(), "alert_report.sh", Map.of(), "--prometheus=" + url("prometheus"),
				"--ca=" + tls("prometheus", "ca.crt"));
	}

	private void startNodeExporter() throws IOException, InterruptedException {
		this.work.start("node-exporter",
				List.of(RealPrograms.find(this.work, "prometheus-node-exporter"), "--collector.disable-defaults",
						"--collector.loadavg", "--web.listen-address=127.0.0.1:" + port("node-exporter"),
						"--web.config.file=" + tls("node-exporter", "web.yml")));
	}

	private void startPrometheus(SecureHttp https) throws IOException, InterruptedException {
		this.work.write("rules.yml", """
				groups:
				  - name: meta
				    rules:
				      - {alert: Watchdog, expr: vector(1), labels: {severity: none, family: meta}}
				""");
		Path file = this.work.write("prometheus.yml", scrapes());
		// the first alerts may be ready before Alertmanager is known
		this.work.start("prometheus",
				List.of(RealPrograms.find(this.work, "prometheus"), "--config.file=" + file,
						"--storage.tsdb.path=data-prometheus", "--web.listen-address=127.0.0.1:" + port("prometheus"),
						"--web.config.file=" + tls("prometheus", "web.yml"), "--rules.alert.resend-delay=2s"));
		this.work.await("Prometheus is ready", SOON, () -> https.text(url("prometheus") + "/-/ready"));
	}

	/** The names are those of the scrape files, the targets are here. */
	private String scrapes() throws IOException {
		String ours = tls("prometheus", "ca.crt");
		HeldCertificate stranger = new HeldCertificate.Builder().certificateAuthority(0).build();
		Path others = this.work.write("others.crt", stranger.certificatePem());
		StringBuilder configuration = new StringBuilder("""
				global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
				rule_files: [rules.yml]
				alerting:
				  alertmanagers:
				    - scheme: https
				      tls_config: {ca_file: %s, server_name: alertmanager.ai-mixer-monitoring.svc}
				      static_configs: [{targets: ["127.0.0.1:%d"]}]
				scrape_configs:
				""".formatted(ours, port("alertmanager")));
		for (String program : List.of("ai-mixer-monitor", "prometheus", "alertmanager")) {
			configuration.append(job(program, "https", ours, program + ".ai-mixer-monitoring.svc", program));
		}
		configuration.append(job("node-exporter", "https", ours, "node-exporter", "node-exporter"))
			.append(job("plain", "http", ours, "localhost", "ai-mixer-monitor"))
			.append(job("other-authority", "https", others.toString(), "localhost", "ai-mixer-monitor"))
			.append(job("other-name", "https", ours, "grafana", "ai-mixer-monitor"));
		return configuration.toString();
	}

	private String job(String job, String scheme, String ca, String name, String program) {
		return """
				  - job_name: %s
				    scheme: %s
				    tls_config: {ca_file: %s, server_name: %s}
				    static_configs: [{targets: ["127.0.0.1:%d"]}]
				""".formatted(job, scheme, ca, name, port(program));
	}

	private Path tls(String program) {
		return Objects.requireNonNull(this.volumes.get(program), program).folder();
	}

	private String tls(String program, String file) {
		return tls(program).resolve(file).toString();
	}

}
