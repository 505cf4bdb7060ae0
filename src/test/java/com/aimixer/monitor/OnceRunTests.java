package com.aimixer.monitor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.cli.Output;
import com.aimixer.monitor.config.MonitorSettings.Alerting;
import com.aimixer.monitor.config.MonitorSettings.Confirmation;
import com.aimixer.monitor.config.MonitorSettings.Links;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.time.ManualTimeSource;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One round against a real server: exit code, table and JSON.
 */
class OnceRunTests {

	private static final Thresholds PATIENT = new Thresholds(Duration.ofSeconds(5), Duration.ofSeconds(9), 95, 90);

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@BeforeEach
	void start() {
		this.server.start();
		this.server.stubFor(get("/well").willReturn(aResponse()));
		this.server.stubFor(get("/ill").willReturn(aResponse().withStatus(503)));
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void allHealthyIsZero() {
		assertThat(run(Output.TEXT, endpoint("a", "/well", PATIENT))).isZero();
		assertThat(printed()).contains("a         a       healthy")
			.endsWith("fleet healthy: 1 healthy, 0 degraded, " + "0 unknown, 0 unhealthy" + System.lineSeparator());
	}

	@Test
	void someUnhealthyIsTwoWithTheReason() {
		assertThat(run(Output.TEXT, endpoint("a", "/well", PATIENT), endpoint("b", "/ill", PATIENT))).isEqualTo(2);
		assertThat(printed()).contains("down: HTTP 503, expected 200-299");
	}

	@Test
	void someDegradedIsOneAfterThreeMeasurements() {
		Thresholds hasty = new Thresholds(Duration.ofNanos(1), Duration.ofSeconds(9), 95, 90);
		assertThat(run(Output.JSON, endpoint("a", "/well", hasty))).isOne();
		assertThat(
				JsonMapper.shared().readTree(printed()).get("endpoints").get(0).get("lastProbe").get("attempt").asInt())
			.isEqualTo(2);
	}

	@Test
	void whatWasHeardFirstHoldsUntilTheLastHasAnswered() {
		ManualTimeSource time = new ManualTimeSource();
		Endpoint endpoint = endpoint("a", "/well", PATIENT);
		StatusBoard board = new StatusBoard(time, List.of(endpoint), HistoryLimits.ofOneRound());
		board.settle(endpoint, List.of(new Verdict.Up(Outcomes.success(time.now(), 40))));
		time.advance(Duration.ofMinutes(10));
		assertThat(board.facts().getFirst().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
	}

	private int run(Output output, Endpoint... endpoints) {
		MonitorSettings settings = new MonitorSettings(Duration.ofSeconds(30), Duration.ofSeconds(5),
				new Confirmation(2, Duration.ZERO), List.of(endpoints), 1000, Duration.ofDays(30), null,
				Alerting.DEFAULT, Links.DEFAULT);
		return OnceRun.run(settings, output, new PrintStream(this.out, true, StandardCharsets.UTF_8));
	}

	private String printed() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	private Endpoint endpoint(String name, String path, Thresholds thresholds) {
		return new Endpoint(name, name, RequestSettings.get(URI.create(this.server.baseUrl() + path)),
				Expectations.DEFAULT, TlsSettings.DEFAULT, thresholds);
	}

}
