package com.aimixer.monitor.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.aimixer.monitor.config.MonitorSettings.Alerting;
import com.aimixer.monitor.config.MonitorSettings.Confirmation;
import com.aimixer.monitor.config.MonitorSettings.Links;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsLoaderTests {

	private static final String ENDPOINT = TestConfiguration.ENDPOINT;

	@TempDir
	Path directory;

	@Test
	void whatIsNotSetHasItsDefault() {
		MonitorSettings settings = file(ENDPOINT).settings();
		assertThat(settings)
			.isEqualTo(new MonitorSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), Confirmation.DEFAULT,
					settings.endpoints(), 1000, Duration.ofDays(30), null, Alerting.DEFAULT, Links.DEFAULT));
		assertThat(settings.endpoints())
			.containsExactly(Endpoint.of("us-west", URI.create("https://us-west.example.com/health")));
	}

	@Test
	void theWayToAlertmanagerAndBackIsRead() throws IOException {
		Path token = Files.writeString(this.directory.resolve("token"), "0123456789abcdef\n");
		HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
		Path ca = Files.writeString(this.directory.resolve("ca.crt"), authority.certificatePem());
		MonitorSettings settings = file("""
				monitor.alertmanager:
				  urls: [http://am-0:9093/, https://am-1:9093/prefix]
				  ca: %s
				  replica: monitor-1
				  heartbeat: 30s
				  speed: 10
				  webhook-token-file: %s
				  watchdog-timeout: 5m
				""".formatted(ca, token) + ENDPOINT).settings();
		assertThat(settings.alerting())
			.isEqualTo(new Alerting(List.of(URI.create("http://am-0:9093"), URI.create("https://am-1:9093/prefix")), ca,
					"monitor-1", Duration.ofSeconds(30), 10, token, Duration.ofMinutes(5)));
	}

	@ParameterizedTest
	@CsvSource({ "1, PT0.333S", "6s, PT2S", "15, PT5S", "1m, PT5S" })
	void timeoutIsAThirdOfTheIntervalAtMostFiveSeconds(String interval, Duration timeout) {
		assertThat(file(ENDPOINT).arguments("--monitor.interval=" + interval).settings().timeout()).isEqualTo(timeout);
	}

	@ParameterizedTest
	@CsvSource({ "30, PT30S", "30s, PT30S", "1m, PT1M", "1500ms, PT1.5S", "1.5s, PT1.5S", "1h, PT1H", "30S, PT30S",
			"' 30 s ', PT30S" })
	void plainNumbersAreSecondsAndUnitsWork(String interval, Duration expected) {
		assertThat(file(ENDPOINT).variable("MONITOR_INTERVAL", interval).settings().interval()).isEqualTo(expected);
	}

	@Test
	void everyKeyOfAnEndpointIsRead() {
		Endpoint endpoint = file(ENDPOINT + """
				    region: us-west-2
				    method: post
				    headers:
				      X-Api-Key: "k y"
				      Accept: application/json
				    expect:
				      status: 200,204
				      body-contains: " ok "
				      json-path: $.status
				      json-value: true
				      headers:
				        Content-Type: ^application/json
				    follow-redirects: true
				    connection: reuse
				    max-body: 64KB
				    tls:
				      server-name: api.example.com
				      verify: false
				""").settings().endpoints().getFirst();
		assertThat(endpoint.region()).isEqualTo("us-west-2");
		assertThat(endpoint.request()).isEqualTo(new RequestSettings(URI.create("https://us-west.example.com/health"),
				"POST", Map.of("X-Api-Key", "k y", "Accept", "application/json"), true, true, 64 * 1024));
		assertThat(endpoint.expectations().status()).hasToString("200,204");
		assertThat(endpoint.expectations().bodyContains()).isEqualTo(" ok ");
		assertThat(endpoint.expectations().json()).hasToString("JsonExpectation[path=$.status, value=true]");
		assertThat(endpoint.expectations().headers()).hasEntrySatisfying("Content-Type",
				(pattern) -> assertThat(pattern).extracting(Pattern::pattern).isEqualTo("^application/json"));
		assertThat(endpoint.tls()).isEqualTo(new TlsSettings(null, "api.example.com", false));
	}

	@Test
	void thresholdsOfAnEndpointGoBeforeThoseOfAll() {
		MonitorSettings settings = file(ENDPOINT + """
				    thresholds.response-time-warning: 250ms
				  - name: ap
				    url: https://ap.example.com/
				monitor.thresholds:
				  response-time-critical: 1s
				  uptime-warning: 99.5%
				""").settings();
		assertThat(settings.endpoints()).extracting(Endpoint::thresholds)
			.containsExactly(new Thresholds(Duration.ofMillis(250), Duration.ofSeconds(1), 99.5, 90.0),
					new Thresholds(Duration.ofMillis(100), Duration.ofSeconds(1), 99.5, 90.0));
	}

	@Test
	void argumentsGoBeforeTheEnvironmentAndTheEnvironmentBeforeFiles() {
		TestConfiguration configuration = file("monitor.interval: 10\nmonitor.timeout: 1\n" + ENDPOINT)
			.variable("MONITOR_INTERVAL", "20")
			.variable("MONITOR_TIMEOUT", "2")
			.arguments("--monitor.interval=40");
		assertThat(configuration.settings()).extracting(MonitorSettings::interval, MonitorSettings::timeout)
			.containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(2));
	}

	@Test
	void problemNamesTheVariableOrTheArgument() {
		assertThat(file(ENDPOINT).variable("MONITOR_TIMEOUT", "soon").problems()).singleElement()
			.asString()
			.startsWith("environment MONITOR_TIMEOUT: monitor.timeout = soon: ");
		assertThat(file(ENDPOINT).arguments("--monitor.timeout=soon").problems()).singleElement()
			.asString()
			.startsWith("argument --monitor.timeout: monitor.timeout = soon: ");
	}

	@Test
	void healthCheckIntervalIsBlamedOnTheEnvironment() {
		String yaml = "monitor.interval: ${HEALTH_CHECK_INTERVAL:30}\n" + ENDPOINT;
		assertThat(file(yaml).settings().interval()).hasSeconds(30);
		assertThat(file(yaml).variable("HEALTH_CHECK_INTERVAL", "60").settings().interval()).hasMinutes(1);
		assertThat(file(yaml).variable("HEALTH_CHECK_INTERVAL", "often").problems())
			.containsExactly("environment HEALTH_CHECK_INTERVAL: monitor.interval = often: is not a duration; "
					+ "write a number and a unit, such as 500ms, 30s or 1m");
		assertThat(file(yaml).variable("HEALTH_CHECK_INTERVAL", "").problems()).containsExactly(
				"environment HEALTH_CHECK_INTERVAL: monitor.interval = \"\": is empty; give it a value or remove the key");
	}

	@Test
	void endpointsCanComeFromTheEnvironmentAndReplaceTheListOfTheFile() {
		MonitorSettings settings = file(ENDPOINT + "  - name: ap\n    url: https://ap.example.com/\n")
			.variable("MONITOR_ENDPOINTS_0_NAME", "local")
			.variable("MONITOR_ENDPOINTS_0_URL", "http://127.0.0.1:19001/health")
			.variable("MONITOR_ENDPOINTS_0_EXPECT_BODY_CONTAINS", "ok")
			.variable("MONITOR_ENDPOINTS_0_HEADERS_X_API_KEY", "secret")
			.settings();
		assertThat(settings.endpoints()).singleElement().satisfies((endpoint) -> {
			assertThat(endpoint.name()).isEqualTo("local");
			assertThat(endpoint.expectations().bodyContains()).isEqualTo("ok");
			assertThat(endpoint.request().headers()).containsExactly(Map.entry("x-api-key", "secret"));
		});
	}

	@Test
	void variablesOfAKubernetesServiceCalledMonitorAreLeftAlone() {
		assertThat(file(ENDPOINT).variable("MONITOR_PORT", "tcp://10.0.0.1:8080")
			.variable("MONITOR_SERVICE_HOST", "10.0.0.1")
			.variable("MONITOR_PORT_8080_TCP", "tcp://10.0.0.1:8080")
			.problems()).isEmpty();
	}

	@Test
	void keysMayBeWrittenWithUnderscoresOrInCamelCase() {
		assertThat(file("monitor.thresholds.response_time_warning: 90ms\nmonitor.history.Records: 5\n" + ENDPOINT)
			.settings()).satisfies((settings) -> {
				assertThat(settings.endpoints().getFirst().thresholds().responseTimeWarning()).hasMillis(90);
				assertThat(settings.historyRecords()).isEqualTo(5);
			});
	}

	@Test
	void groupWhoseKeysAreAllCommentedOutIsLegal() {
		assertThat(file("monitor.thresholds:\n" + ENDPOINT).problems()).isEmpty();
	}

	@Test
	void placeholdersAreResolvedInEveryText() {
		assertThat(file(ENDPOINT + "    headers.Authorization: Bearer ${TOKEN}\n").variable("TOKEN", "t")
			.settings()
			.endpoints()
			.getFirst()
			.request()
			.headers()).containsEntry("Authorization", "Bearer t");
	}

	@Test
	void linksLoseTheirLastSlash() {
		assertThat(
				file("monitor.links.grafana: https://g.example.com/grafana/\n" + ENDPOINT).settings().links().grafana())
			.hasToString("https://g.example.com/grafana");
	}

	@Test
	void certificatesAreAcceptedFromAPemFile() throws Exception {
		Path ca = this.directory.resolve("ca.pem");
		Files.writeString(ca, new HeldCertificate.Builder().commonName("ca").build().certificatePem());
		assertThat(file(ENDPOINT + "    tls.ca: " + ca).settings().endpoints().getFirst().tls().ca()).isEqualTo(ca);
	}

	private TestConfiguration file(String yaml) {
		return new TestConfiguration().file(this.directory.resolve("application.yml"), yaml);
	}

}
