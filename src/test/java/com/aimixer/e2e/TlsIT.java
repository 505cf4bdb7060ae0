package com.aimixer.e2e;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import com.aimixer.certificates.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The files of the overlay tls with the programs that read them and certificates of the
 * script: who is trusted is heard, who is not is refused, and renewing needs no restart.
 */
class TlsIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Pattern WEBHOOK = Pattern
		.compile("http_server_requests_seconds_count\\{.*outcome=\"SUCCESS\".*uri=\"/api/v1/alertmanager\".*} [1-9]");

	@RegisterExtension
	private final Workplace work = new Workplace();

	private final TlsStack stack = new TlsStack(this.work);

	@Test
	void everythingIsSaidOverTlsAndRenewedWithoutARestart() throws Exception {
		Certificates certificates = new Certificates(this.work.folder().resolve("certificates"));
		make(certificates);
		this.stack.mount(certificates);
		try (SecureHttp https = new SecureHttp(certificates.authority())) {
			this.stack.start(https);

			assertScraped(https);
			assertAlertsArrive(https);
			assertFacesWork(https);
			assertCommandsOfRunbooksWork();
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
		https.json(this.stack.url("prometheus") + "/api/v1/targets")
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
				assertThat(https.text(this.stack.url(alertmanager) + "/api/v2/alerts")).contains("ServiceDown",
						"\"source\":\"monitor\"");
			}
		});
		this.work.await("the heartbeat of Prometheus is at the monitor", SOON,
				() -> assertThat(https.text(this.stack.url("ai-mixer-monitor") + "/metrics")).containsPattern(WEBHOOK));
	}

	private void assertFacesWork(SecureHttp https) throws IOException, InterruptedException {
		assertThat(https.text(this.stack.url("ai-mixer-monitor") + "/", "Accept", "text/html")).contains("<html", "ap");
		assertThat(https.text(this.stack.url("ai-mixer-monitor") + "/metrics")).as("for StackCertificateExpiry")
			.contains("ssl_chain_expiry_seconds{");
		assertThat(https.firstEvent(this.stack.url("ai-mixer-monitor") + "/api/v1/events")).startsWith("event:");
	}

	private void assertCommandsOfRunbooksWork() throws IOException, InterruptedException {
		Script silence = this.stack.amtool("silence", "add", "alertname=LowUptime", "--author=test", "--duration=1h",
				"--comment=test");
		assertThat(silence.exitCode()).as(silence.err()).isZero();
		Script silences = this.stack.amtool("silence", "query");
		assertThat(silences.out()).as(silences.err()).contains("LowUptime");
		Script alert = this.stack.amtool("alert", "add", "alertname=TestOfChannels", "severity=critical",
				"--annotation=summary=test");
		assertThat(alert.exitCode()).as(alert.err()).isZero();
		Script report = this.stack.alertReport();
		assertThat(report.exitCode()).as(report.err()).isZero();
		assertThat(report.out()).contains("Alerts of the last 7 days in " + this.stack.url("prometheus"));
	}

	private void assertStrangersAreRefused(SecureHttp https) throws IOException, InterruptedException {
		for (String program : TlsStack.PROGRAMS) {
			assertThat(Http.get("http://127.0.0.1:" + this.stack.port(program) + "/").statusCode()).as(program)
				.isEqualTo(400);
		}
		try (SSLSocket stranger = https.connect(this.stack.port("mesh"))) {
			stranger.startHandshake();
			assertThatExceptionOfType(SSLException.class).as("who has no certificate is not in the mesh")
				.isThrownBy(() -> stranger.getInputStream().read());
		}
	}

	private void assertRenewed(Certificates certificates, SecureHttp https) throws Exception {
		Map<String, X509Certificate> before = new TreeMap<>();
		for (String program : TlsStack.PROGRAMS) {
			before.put(program, https.certificate(this.stack.port(program)));
		}
		make(certificates, "--renew");
		this.stack.update();
		this.work.await("the new certificates are served", SOON, () -> {
			for (String program : TlsStack.PROGRAMS) {
				assertThat(https.certificate(this.stack.port(program))).as(program)
					.isNotEqualTo(before.get(program))
					.isEqualTo(certificates.of(program.replace("-1", "")));
			}
		});
		assertThat(https.certificate(this.stack.port("mesh"))).isEqualTo(certificates.of("alertmanager"));
	}

}
