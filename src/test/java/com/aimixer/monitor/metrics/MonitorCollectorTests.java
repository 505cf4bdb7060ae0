package com.aimixer.monitor.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.ManualTimeSource;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a scrape says of known outcomes.
 */
class MonitorCollectorTests {

	private static final String LABELS = "{region=\"eu-west\",target=\"eu-west\"";

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final ManualTimeSource time = new ManualTimeSource();

	private final Endpoint endpoint = endpoint("eu-west");

	private StatusBoard board = new StatusBoard(this.time, List.of(this.endpoint), HistoryLimits.of(INTERVAL, 1000, 1));

	private MonitorCollector collector = listening();

	@Test
	void aSuccessHasTheReasonNone() {
		record(0, Outcomes.success(this.time.now(), 40));
		assertThat(scrape()).contains(
				"ai_mixer_probes_total{reason=\"none\",region=\"eu-west\",result=\"success\",target=\"eu-west\"} 1.0");
	}

	@Test
	void aSkipIsCountedAsSkippedByTheProber() {
		record(0, Outcomes.skip(this.time.now()));
		assertThat(scrape()).contains(
				"ai_mixer_probes_total{reason=\"prober\",region=\"eu-west\",result=\"skipped\",target=\"eu-west\"} 1.0")
			.contains("ai_mixer_probe_duration_seconds_count" + LABELS + "} 0");
	}

	@Test
	void everyReasonIsZeroFromTheStart() {
		String scrape = scrape();
		for (Reason reason : Reason.values()) {
			assertThat(scrape)
				.contains("ai_mixer_probes_total{reason=\"" + reason.word()
						+ "\",region=\"eu-west\",result=\"failure\",target=\"eu-west\"} 0.0")
				.contains("ai_mixer_probe_blips_total{reason=\"" + reason.word()
						+ "\",region=\"eu-west\",target=\"eu-west\"} 0.0");
		}
	}

	@Test
	void aLargeFleetHasReasonsOnlyOnceTheyAreSeen() {
		List<Endpoint> many = IntStream.range(0, 101).mapToObj((i) -> endpoint("e" + i)).toList();
		this.board = new StatusBoard(this.time, many, HistoryLimits.of(INTERVAL, 1000, 101));
		this.collector = listening();
		assertThat(scrape()).doesNotContain("reason=\"timeout\"");
	}

	@Test
	void failuresAndConfirmationsAreInTheHistogram() {
		record(0, Outcomes.failure(this.time.now(), Reason.REFUSED));
		record(1, Outcomes.success(this.time.now(), 100));
		record(2, Outcomes.success(this.time.now(), 101));
		assertThat(scrape()).contains("ai_mixer_probe_duration_seconds_bucket" + LABELS + ",le=\"0.005\"} 1")
			.contains("ai_mixer_probe_duration_seconds_bucket" + LABELS + ",le=\"0.1\"} 2")
			.contains("ai_mixer_probe_duration_seconds_bucket" + LABELS + ",le=\"0.25\"} 3")
			.contains("ai_mixer_probe_duration_seconds_bucket" + LABELS + ",le=\"+Inf\"} 3");
	}

	@Test
	void phasesAreSummedWhereTheyWereReached() {
		record(0, Outcomes.success(this.time.now(), 40));
		assertThat(scrape())
			.contains("ai_mixer_probe_phase_seconds_sum{phase=\"wait\",region=\"eu-west\",target=\"eu-west\"} 0.039")
			.contains("ai_mixer_probe_phase_seconds_max{phase=\"connect\",region=\"eu-west\",target=\"eu-west\"} 0.001")
			.doesNotContain("phase=\"tls\"");
	}

	@Test
	void latenessCountsTicksAndNoConfirmations() {
		this.board.record(this.endpoint, 0, Outcomes.success(this.time.now(), 40), Duration.ofMillis(3));
		this.board.record(this.endpoint, 1, Outcomes.success(this.time.now(), 40), Duration.ZERO);
		assertThat(scrape()).contains("ai_mixer_probe_lateness_seconds_count" + LABELS + "} 1")
			.contains("ai_mixer_probe_lateness_seconds_sum" + LABELS + "} 0.003");
	}

	@Test
	void statusCodeAndCertificateAreThoseOfTheLastProbe() {
		Instant expiry = Instant.parse("2027-01-01T00:00:00Z");
		record(0, new Succeeded(this.time.now(), Duration.ofMillis(40), PhaseTimes.NONE, 204, expiry));
		assertThat(scrape()).contains("ai_mixer_probe_http_status" + LABELS + "} 204.0")
			.contains("ai_mixer_certificate_expiry_timestamp_seconds" + LABELS + "} 1.7987616E9");
		record(0, Outcomes.failure(this.time.now(), Reason.REFUSED));
		assertThat(scrape()).doesNotContain("ai_mixer_probe_http_status{");
	}

	@Test
	void nothingStaysGreenWhenNothingIsHeard() {
		Succeeded success = Outcomes.success(this.time.now(), 40);
		record(0, success);
		this.board.settle(this.endpoint, List.of(new Verdict.Up(success)));
		assertThat(scrape()).contains("ai_mixer_target_up" + LABELS + "} 1.0");
		this.time.advance(Duration.ofSeconds(76));
		assertThat(scrape()).doesNotContain("ai_mixer_target_up{")
			.doesNotContain("ai_mixer_target_response_seconds{")
			.contains("ai_mixer_target_status{region=\"eu-west\",status=\"unknown\",target=\"eu-west\"} 1.0");
	}

	@Test
	void theAvailabilityRatioIsAbsentWhileNothingWasObserved() {
		assertThat(scrape()).doesNotContain("ai_mixer_target_availability_ratio{")
			.contains(
					"ai_mixer_target_availability_coverage_ratio{region=\"eu-west\",target=\"eu-west\",window=\"24h\"} 0.0");
	}

	@Test
	void theIntervalIsInSecondsAndOfNoTarget() {
		assertThat(scrape()).contains("# TYPE ai_mixer_probe_interval_seconds gauge")
			.contains("\nai_mixer_probe_interval_seconds 30.0\n");
	}

	private void record(int attempt, ProbeOutcome outcome) {
		this.board.record(this.endpoint, attempt, outcome, Duration.ZERO);
	}

	private MonitorCollector listening() {
		MonitorCollector listening = new MonitorCollector(this.time, this.board, INTERVAL);
		this.board.listen(listening);
		return listening;
	}

	private String scrape() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			PrometheusTextFormatWriter.create().write(out, this.collector.collect());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return out.toString(StandardCharsets.UTF_8);
	}

	private static Endpoint endpoint(String name) {
		return Endpoint.of(name, URI.create("https://127.0.0.1:1/"));
	}

}
