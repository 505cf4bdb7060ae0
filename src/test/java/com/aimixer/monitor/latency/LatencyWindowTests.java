package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LatencyWindowTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private final LatencyWindow window = new LatencyWindow(Duration.ofHours(24));

	@Test
	void nothingMeasuredHasNoQuantiles() {
		assertThat(this.window.summary(START)).isEqualTo(new LatencySummary(null, null, null, 0));
	}

	@Test
	void oneResponseTimeIsEveryQuantile() {
		record(0, 50);
		LatencySummary summary = summary(0);
		assertThat(millis(summary.p50())).isBetween(49.0, 51.0);
		assertThat(summary.p95()).isEqualTo(summary.p50());
		assertThat(summary.p99()).isEqualTo(summary.p50());
		assertThat(summary.count()).isEqualTo(1);
	}

	@Test
	void aQuantileIsTheSmallestThatEnoughDoNotExceed() {
		for (int millis = 100; millis > 0; millis--) {
			record(0, millis);
		}
		LatencySummary summary = summary(0);
		assertThat(millis(summary.p50())).isBetween(49.0, 51.0);
		assertThat(millis(summary.p95())).isBetween(93.1, 96.9);
		assertThat(millis(summary.p99())).isBetween(97.02, 100.98);
		assertThat(summary.count()).isEqualTo(100);
	}

	@Test
	void theMedianOfTwoIsTheLower() {
		record(0, 10);
		record(0, 1000);
		assertThat(millis(summary(0).p50())).isBetween(9.8, 10.2);
		assertThat(millis(summary(0).p95())).isBetween(980.0, 1020.0);
	}

	@Test
	void whatLiesOutsideTheRangeCountsAsTheNearerLimit() {
		this.window.record(START, Duration.ofNanos(1));
		assertThat(millis(summary(0).p50())).isBetween(0.1, 0.102);
		this.window.record(START, Duration.ofSeconds(-1));
		assertThat(millis(summary(0).p99())).isBetween(0.1, 0.102);
		this.window.record(START, Duration.ofDays(100_000_000));
		assertThat(millis(summary(0).p99())).isBetween(58_800.0, 60_000.0);
	}

	@Test
	void theWindowHoldsTheWholeWindowAndAtMostASliceMore() {
		record(0, 50);
		record(24 * 60, 100);
		assertThat(summary(24 * 60).count()).isEqualTo(2);
		assertThat(summary(24 * 60 + 29.999).count()).isEqualTo(2);
		assertThat(summary(24 * 60 + 30).count()).isEqualTo(1);
		assertThat(millis(summary(24 * 60 + 30).p50())).isBetween(98.0, 102.0);
		assertThat(summary(48 * 60 + 30).count()).isZero();
	}

	@Test
	void afterADayOfSilenceTheWindowBeginsAnew() {
		record(0, 50);
		record(10, 50);
		record(100 * 60, 200);
		assertThat(summary(100 * 60).count()).isEqualTo(1);
		assertThat(millis(summary(100 * 60).p50())).isBetween(196.0, 204.0);
	}

	@Test
	void aLateInstantCountsInTheNewestSlice() {
		record(24 * 60, 50);
		record(0, 50);
		assertThat(summary(24 * 60).count()).isEqualTo(2);
		assertThat(summary(48 * 60).count()).isEqualTo(2);
	}

	@Test
	void aReaderWhoseInstantIsBehindMissesNothing() {
		record(24 * 60, 50);
		assertThat(summary(0).count()).isEqualTo(1);
	}

	@Test
	void readingChangesNothing() {
		for (int minute = 0; minute < 30 * 60; minute++) {
			record(minute, 1 + minute % 500);
		}
		LatencySummary before = summary(30 * 60);
		for (int minute = 0; minute < 200 * 60; minute += 7) {
			summary(minute);
		}
		assertThat(summary(30 * 60)).isEqualTo(before);
	}

	@Test
	void aWindowMustHaveRoomForItsSlices() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LatencyWindow(Duration.ofMillis(47)))
			.withMessage("window (PT0.047S) must be at least 48 ms");
	}

	private void record(double minute, long millis) {
		this.window.record(at(minute), Duration.ofMillis(millis));
	}

	private LatencySummary summary(double minute) {
		return this.window.summary(at(minute));
	}

	private static double millis(@Nullable Duration duration) {
		return (duration != null) ? duration.toNanos() / 1e6 : Double.NaN;
	}

	private static Instant at(double minute) {
		return START.plusMillis(Math.round(minute * 60_000));
	}

}
