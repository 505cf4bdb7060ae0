package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import com.aimixer.certificates.Certificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The files of the overlay tls with the programs that read them: Prometheus, two
 * Alertmanagers, node-exporter and the packaged monitor on loopback, with certificates of
 * the script, mounted as Kubernetes mounts them.
 */
class TlsIT {

	private static final Path COMPONENT = Path.of("k8s", "components", "tls").toAbsolutePath();

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String TOKEN = "0123456789abcdef0123456789abcdef";

	private static final Pattern WEBHOOK = Pattern
		.compile("http_server_requests_seconds_count\\{.*outcome=\"SUCCESS\".*uri=\"/api/v1/alertmanager\".*} [1-9]");

	@RegisterExtension
	private final Workplace work = new Workplace();

	private final Map<String, SecretVolume> volumes = new TreeMap<>();

	private final Map<String, Integer> ports = new LinkedHashMap<>();

	@Test
	void everythingIsSaidOverTlsAndRenewedWithoutARestart() throws Exception {
		Certificates certificates = new Certificates(this.work.folder().resolve("certificates"));
		make(certificates);
		for (String program : List.of("ai-mixer-monitor", "prometheus", "alertmanager", "alertmanager-1",
				"node-exporter")) {
			this.ports.put(program, Ports.free());
		}
		mount(certificates);
		try (SecureHttp https = new SecureHttp(certificates.authority())) {
			startMonitor(https);
			startAlertmanagers(https);
			startNodeExporter();
			startPrometheus(https);

			assertScraped(https);
			assertAlertsArrive(https);
			assertFacesWork(https);
			assertStrangersAreRefused(https);
			// a second time too: whoever watches the files has to find the new ones
			assertRenewed(certificates, https);
			assertRenewed(certificates, https);
			assertScraped(https);
		}
	}

	private static void make(Certificates certificates, String... options) throws IOException, InterruptedException {
		Script made = certificates.make(Map.of(), options);
		assertThat(made.exitCode()).as(made.err()).isZero();
	}

	/** What the manifests put below {@code /etc/tls}. */
	private void mount(Certificates certificates) throws IOException {
		for (String program : this.ports.keySet()) {
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

	private Path tls(String program) {
		return Objects.requireNonNull(this.volumes.get(program), program).folder();
	}

	private String tls(String program, String file) {
		return tls(program).resolve(file).toString();
	}

	private int port(String program) {
		return Objects.requireNonNull(this.ports.get(program), program);
	}

	private String url(String program) {
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

	private void startNodeExporter() throws IOException, InterruptedException {
		this.work.start("node-exporter",
				List.of(RealPrograms.find(this.work, "prometheus-node-exporter"), "--collector.disable-defaults",
						"--collector.loadavg", "--web.listen-address=127.0.0.1:" + port("node-exporter"),
						"--web.config.file=" + tls("node-exporter", "web.yml")));
	}

	/** The names are those of the scrape files, the targets are here. */
	private void startPrometheus(SecureHttp https) throws IOException, InterruptedException {
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
		this.work.write("rules.yml", """
				groups:
				  - name: meta
				    rules:
				      - {alert: Watchdog, expr: vector(1), labels: {severity: none}}
				""");
		Path file = this.work.write("prometheus.yml", configuration.toString());
		// the first alerts may be ready before Alertmanager is known
		this.work.start("prometheus",
				List.of(RealPrograms.find(this.work, "prometheus"), "--config.file=" + file,
						"--storage.tsdb.path=data-prometheus", "--web.listen-address=127.0.0.1:" + port("prometheus"),
						"--web.config.file=" + tls("prometheus", "web.yml"), "--rules.alert.resend-delay=2s"));
		this.work.await("Prometheus is ready", SOON, () -> https.text(url("prometheus") + "/-/ready"));
	}

	private String job(String job, String scheme, String ca, String name, String program) {
		return """
				  - job_name: %s
				    scheme: %s
				    tls_config: {ca_file: %s, server_name: %s}
				    static_configs: [{targets: ["127.0.0.1:%d"]}]
				""".formatted(job, scheme, ca, name, port(program));
	}

	private void assertScraped(SecureHttp https) {
		this.work.await("who is trusted is scraped", SOON, () -> {
			Map<String, String> errors = errors(https);
			assertThat(errors).containsAllEntriesOf(
					Map.of("ai-mixer-monitor", "", "prometheus", "", "alertmanager", "", "node-exporter", ""));
			assertThat(errors.get("plain")).contains("400");
			assertThat(errors.get("other-authority")).contains("certificate signed by unknown authority");
			assertThat(errors.get("other-name")).contains("certificate is valid for", "not grafana");
		});
	}

	/** What was wrong with the last scrape of each job. */
	private Map<String, String> errors(SecureHttp https) throws IOException, InterruptedException {
		Map<String, String> errors = new TreeMap<>();
		https.json(url("prometheus") + "/api/v1/targets")
			.path("data")
			.path("activeTargets")
			.forEach((target) -> errors.put(target.path("scrapePool").asString(),
					(target.path("lastScrape").asString().startsWith("0001") ? "none yet" : "")
							+ target.path("lastError").asString()));
		return errors;
	}

	private void assertAlertsArrive(SecureHttp https) {
		this.work.await("the alert of the monitor is at both", SOON, () -> {
			for (String alertmanager : List.of("alertmanager", "alertmanager-1")) {
				assertThat(https.text(url(alertmanager) + "/api/v2/alerts")).contains("ServiceDown",
						"\"source\":\"monitor\"");
			}
		});
		this.work.await("the heartbeat of Prometheus is at the monitor", SOON,
				() -> assertThat(https.text(url("ai-mixer-monitor") + "/metrics")).containsPattern(WEBHOOK));
	}

	private void assertFacesWork(SecureHttp https) throws IOException, InterruptedException {
		assertThat(https.text(url("ai-mixer-monitor") + "/", "Accept", "text/html")).contains("<html", "ap");
		assertThat(https.text(url("ai-mixer-monitor") + "/metrics")).as("for StackCertificateExpiry")
			.contains("ssl_chain_expiry_seconds{");
		assertThat(https.firstEvent(url("ai-mixer-monitor") + "/api/v1/events")).startsWith("event:");
	}

	private void assertStrangersAreRefused(SecureHttp https) throws IOException, InterruptedException {
		for (String program : List.of("ai-mixer-monitor", "prometheus", "alertmanager", "alertmanager-1",
				"node-exporter")) {
			assertThat(Http.get("http://127.0.0.1:" + port(program) + "/").statusCode()).as(program).isEqualTo(400);
		}
		try (SSLSocket stranger = https.connect(port("mesh"))) {
			stranger.startHandshake();
			assertThatExceptionOfType(SSLException.class).as("who has no certificate is not in the mesh")
				.isThrownBy(() -> stranger.getInputStream().read());
		}
	}

	private void assertRenewed(Certificates certificates, SecureHttp https) throws Exception {
		Map<String, X509Certificate> before = new TreeMap<>();
		for (String program : this.volumes.keySet()) {
			before.put(program, https.certificate(port(program)));
		}
		make(certificates, "--renew");
		for (SecretVolume volume : this.volumes.values()) {
			volume.update();
		}
		this.work.await("the new certificates are served", SOON, () -> {
			for (String program : this.volumes.keySet()) {
				assertThat(https.certificate(port(program))).as(program)
					.isNotEqualTo(before.get(program))
					.isEqualTo(certificates.of(program.replace("-1", "")));
			}
		});
		assertThat(https.certificate(port("mesh"))).isEqualTo(certificates.of("alertmanager"));
	}

}
