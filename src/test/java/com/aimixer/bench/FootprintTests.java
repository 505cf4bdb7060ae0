package com.aimixer.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import com.aimixer.monitor.availability.AvailabilityLedger;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.latency.FirstAttempts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ten thousand endpoints keep of 24 h at an interval of 30 s.
 */
class FootprintTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final int SAMPLE = 100;

	private static final int ENDPOINTS = 10_000;

	private static final long MEGABYTE = 1_000_000;

	private final Random random = new Random(9);

	@Test
	void anObjectIsCountedWithItsHeaderAndPaddingAndSharedPartsOnce() {
		assertThat(Footprint.of(new int[3])).isEqualTo(32);
		assertThat(Footprint.of(new long[][] { new long[2], new long[0] })).isEqualTo(24 + 32 + 16);
		long[] shared = new long[2];
		assertThat(Footprint.of(new long[][] { shared, shared })).isEqualTo(24 + 32);
		assertThat(Footprint.of("abc")).isEqualTo(24 + 24);
		assertThat(Footprint.of(new Cause("abc", "abc"))).isEqualTo(24 + 48);
	}

	@Test
	void filledWindowsOfTenThousandEndpointsFitIntoSixtyMegabytes() {
		assertThat(perEndpoint(3) * ENDPOINTS).isLessThan(60 * MEGABYTE);
	}

	@Test
	void aHundredOutagesADayOfEveryEndpointFitIntoTwoHundredMegabytes() {
		assertThat(perEndpoint(100) * ENDPOINTS).isLessThan(200 * MEGABYTE);
	}

	private long perEndpoint(int outages) {
		long bytes = 0;
		for (int i = 0; i < SAMPLE; i++) {
			AvailabilityLedger ledger = new AvailabilityLedger(Duration.ofHours(24), Duration.ofSeconds(75));
			FirstAttempts window = new FirstAttempts(Duration.ofHours(24));
			for (int tick = 0; tick < 2_880; tick++) {
				probe(ledger, window, START.plusSeconds(tick * 30L), tick % (2_880 / outages) == 7);
			}
			bytes += Footprint.of(ledger) + Footprint.of(window);
		}
		return bytes / SAMPLE;
	}

	private void probe(AvailabilityLedger ledger, FirstAttempts window, Instant at, boolean fails) {
		if (fails) {
			ledger.record(State.DOWN, at, at, new Cause("timeout", "no answer after " + this.random.nextInt(9_999)));
			return;
		}
		ledger.record(State.UP, at, at, null);
		window.succeeded(at, Duration.ofNanos((long) (45e6 * Math.exp(this.random.nextGaussian() * 0.3))), false);
	}

}
