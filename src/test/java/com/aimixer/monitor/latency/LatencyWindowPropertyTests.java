package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

import com.aimixer.bench.Footprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Quantiles against the sorted response times themselves, and the bound on memory.
 */
class LatencyWindowPropertyTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration DAY = Duration.ofHours(24);

	private static final Duration SLICE = Duration.ofMinutes(30);

	@ParameterizedTest
	@EnumSource(Distribution.class)
	void everyQuantileIsWithinTwoPercent(Distribution distribution) {
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			long[] nanos = new long[1 + random.nextInt(2_880)];
			LatencyWindow window = new LatencyWindow(DAY);
			for (int i = 0; i < nanos.length; i++) {
				nanos[i] = distribution.nanos(random);
				window.record(START.plusSeconds(i * 30L), Duration.ofNanos(nanos[i]));
			}
			assertQuantiles(window.summary(START.plusSeconds(nanos.length * 30L)), nanos);
		}
	}

	@ParameterizedTest
	@EnumSource(Distribution.class)
	void afterDaysTheWindowIsStillThatOfTheLastDay(Distribution distribution) {
		Random random = new Random(11);
		LatencyWindow window = new LatencyWindow(DAY);
		Deque<Sample> samples = new ArrayDeque<>();
		Instant now = START;
		for (int i = 0; i < 20_000; i++) {
			now = now.plusMillis((random.nextInt(4_000) == 0) ? 7_200_000 : 25_000 + random.nextInt(10_000));
			samples.add(new Sample(now, distribution.nanos(random)));
			window.record(now, Duration.ofNanos(samples.getLast().nanos()));
			if (i % 97 == 0) {
				Instant reading = now.plusSeconds(random.nextInt(4_000));
				assertQuantiles(window.summary(reading),
						samples.stream()
							.filter((sample) -> !leftWithItsSlice(sample, reading))
							.mapToLong(Sample::nanos)
							.toArray());
				samples.removeIf((sample) -> leftWithItsSlice(sample, reading.minusSeconds(4_000)));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 100, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 600_000 })
	void noIntervalAndNoResponseTimesTakeMoreThanTenThousandBytes(long intervalMillis) {
		LatencyWindow window = new LatencyWindow(DAY);
		long records = Duration.ofHours(30).toMillis() / intervalMillis;
		long largest = 0;
		for (int i = 0; i < records; i++) {
			// 127 has no divisor in common with 340: every value in another bucket
			window.record(START.plusMillis(i * intervalMillis), Buckets.valueOf(i * 127 % Buckets.COUNT));
			if (i * intervalMillis % 60_000 == 0) {
				largest = Math.max(largest, Footprint.of(window));
			}
		}
		assertThat(largest).isBetween(1_376L, 10_000L);
		assertThat(Footprint.of(window)).isLessThanOrEqualTo(10_000L);
	}

	@Test
	void anOrdinaryEndpointTakesAboutThreeThousandBytes() {
		Random random = new Random(3);
		LatencyWindow window = new LatencyWindow(DAY);
		for (int i = 0; i < 2_880; i++) {
			window.record(START.plusSeconds(i * 30L), Duration.ofNanos(Distribution.LOGNORMAL.nanos(random)));
		}
		assertThat(Footprint.of(window)).isBetween(2_000L, 3_500L);
	}

	/**
	 * The worst case of the bound: a record a second, every value in another bucket. Old
	 * slices become up to two hours long, but no second of the last 24 h is missing.
	 */
	@Test
	void underPressureOldSlicesAreLongerAndNothingOfTheWindowIsMissing() {
		LatencyWindow window = new LatencyWindow(DAY);
		long most = 0;
		for (long second = 0; second < 40 * 3_600; second++) {
			Instant now = START.plusSeconds(second);
			window.record(now, Buckets.valueOf((int) (second * 127 % Buckets.COUNT)));
			if (second % 60 == 0) {
				long count = window.summary(now).count();
				assertThat(count).isGreaterThanOrEqualTo(Math.min(second + 1, 86_400));
				most = Math.max(most, count);
			}
		}
		assertThat(most).isBetween(86_400 + SLICE.toSeconds(), 86_400 + 4 * SLICE.toSeconds());
	}

	private static boolean leftWithItsSlice(Sample sample, Instant now) {
		long slice = sample.at().toEpochMilli() / SLICE.toMillis();
		return Instant.ofEpochMilli((slice + 1) * SLICE.toMillis()).compareTo(now.minus(DAY)) <= 0;
	}

	private static void assertQuantiles(LatencySummary summary, long[] nanos) {
		Arrays.sort(nanos);
		assertThat(summary.count()).isEqualTo(nanos.length);
		assertQuantile(summary.p50(), nanos, 0.50);
		assertQuantile(summary.p95(), nanos, 0.95);
		assertQuantile(summary.p99(), nanos, 0.99);
	}

	private static void assertQuantile(@Nullable Duration actual, long[] sorted, double quantile) {
		double exact = sorted[(int) Math.ceil(quantile * sorted.length - 1e-9) - 1];
		double error = (actual != null) ? Math.abs(actual.toNanos() - exact) / exact : Double.NaN;
		assertThat(error).isLessThanOrEqualTo(0.02);
	}

	private record Sample(Instant at, long nanos) {

	}

	enum Distribution {

		UNIFORM, LOGNORMAL, BIMODAL, CONSTANT, EXTREMES;

		long nanos(Random random) {
			return switch (this) {
				case UNIFORM -> random.nextLong(100_000, 60_000_000_001L);
				case LOGNORMAL -> (long) (45e6 * Math.exp(random.nextGaussian() * 0.4));
				case BIMODAL -> ((random.nextInt(10) == 0) ? 1_000_000_000 : 20_000_000) + random.nextLong(1_000_000);
				case CONSTANT -> 50_000_000;
				case EXTREMES -> random.nextBoolean() ? 100_000 : 60_000_000_000L;
			};
		}

	}

}
