package com.aimixer.monitor.board;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.ManualTimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the end of a certificate is remembered, also over a change of the
 * configuration.
 */
class CertificateMemoryTests {

	private static final Instant EXPIRY = ManualTimeSource.START.plus(Duration.ofDays(2));

	private static final String HTTPS = "https://us-west.example.com/health";

	private static final String HTTP = "http://us-west.example.com/health";

	private final ManualTimeSource time = new ManualTimeSource();

	@Test
	void aFailureBeforeTheHandshakeForgetsNothing() {
		Endpoint endpoint = Endpoint.of("us-west", URI.create(HTTPS));
		StatusBoard board = restored(endpoint);
		board.record(endpoint, 0, Outcomes.failure(this.time.now(), Reason.REFUSED), Duration.ZERO);
		assertThat(certificate(board)).isEqualTo(EXPIRY);
	}

	@Test
	void anEndpointThatIsNowAskedWithoutTlsHasNone() {
		assertThat(certificate(restored(Endpoint.of("us-west", URI.create(HTTP))))).isNull();
	}

	@Test
	void whereARedirectMayLeadToTlsTheNextAnswerTells() {
		Endpoint plain = Endpoint.of("us-west", URI.create(HTTP));
		RequestSettings get = plain.request();
		Endpoint endpoint = new Endpoint(plain.name(), plain.region(),
				new RequestSettings(get.url(), get.method(), get.headers(), true, false, get.maxBodyBytes()),
				plain.expectations(), plain.tls(), plain.thresholds());
		StatusBoard board = restored(endpoint);
		board.record(endpoint, 0, Outcomes.failure(this.time.now(), Reason.REFUSED), Duration.ZERO);
		assertThat(certificate(board)).isEqualTo(EXPIRY);
		board.record(endpoint, 0, success(EXPIRY.plusSeconds(1)), Duration.ZERO);
		assertThat(certificate(board)).isEqualTo(EXPIRY.plusSeconds(1));
		board.record(endpoint, 0, success(null), Duration.ZERO);
		assertThat(certificate(board)).isNull();
	}

	/** A board with a record of the time when the address was https. */
	private StatusBoard restored(Endpoint endpoint) {
		StatusBoard board = new StatusBoard(this.time, List.of(endpoint),
				HistoryLimits.of(Duration.ofSeconds(30), 1000, 1));
		ProbeRecord past = new ProbeRecord(0, success(EXPIRY));
		this.time.advance(Duration.ofMinutes(1));
		board.restore(endpoint, new PastFacts(List.of(), List.of(), List.of(past), List.of(), null));
		return board;
	}

	private Succeeded success(@Nullable Instant certificate) {
		return new Succeeded(this.time.now(), Duration.ofMillis(20), PhaseTimes.NONE, 200, certificate);
	}

	private static @Nullable Instant certificate(StatusBoard board) {
		return board.facts("us-west").orElseThrow().certificateExpiresAt();
	}

}
