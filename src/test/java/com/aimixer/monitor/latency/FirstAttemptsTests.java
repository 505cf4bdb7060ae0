package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import com.aimixer.bench.Footprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The quarter hours of a day, in which 12:00 is the start of one.
 */
class FirstAttemptsTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration DAY = Duration.ofHours(24);

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private final FirstAttempts attempts = new FirstAttempts(DAY);

	@Test
	void aQuarterHourHasItsCountsAndItsLongestExactly() {
		succeed(1, 40);
		succeed(2, 150);
		this.attempts.succeeded(at(3), Duration.ofNanos(160_123_400), true);
		this.attempts.failed(at(4));
		succeed(16, 20);
		List<QuarterHour> quarters = this.attempts.quarters(at(17));
		assertThat(quarters).hasSize(2);
		QuarterHour first = quarters.getFirst();
		assertThat(first.from()).isEqualTo(START);
		assertThat(List.of(first.successes(), first.slow(), first.failures())).containsExactly(3, 2, 1);
		assertThat(first.max()).isEqualTo(Duration.ofNanos(160_123_000));
		assertThat(millis(first.p50())).isBetween(147.0, 153.0);
		assertThat(millis(first.p95())).isBetween(157.0, 160.124);
		assertThat(quarters.getLast().from()).isEqualTo(START.plus(QUARTER));
		assertThat(quarters.getLast().successes()).isEqualTo(1);
	}

	@Test
	void noQuantileIsLongerThanTheLongest() {
		for (int micros = 100_000; micros < 110_000; micros += 37) {
			FirstAttempts single = new FirstAttempts(DAY);
			single.succeeded(START, Duration.ofNanos(micros * 1_000L), false);
			QuarterHour only = single.quarters(START).getFirst();
			assertThat(millis(only.p95())).isLessThanOrEqualTo(millis(only.max()));
		}
	}

	@Test
	void failuresAloneHaveNoResponseTimes() {
		this.attempts.failed(at(1));
		assertThat(this.attempts.quarters(at(2))).containsExactly(new QuarterHour(START, 0, 0, 1, null, null, null));
	}

	@Test
	void quartersWithoutAttemptsAreLeftOut() {
		succeed(1, 40);
		succeed(46, 40);
		assertThat(this.attempts.quarters(at(50))).extracting(QuarterHour::from)
			.containsExactly(START, START.plus(QUARTER.multipliedBy(3)));
	}

	@Test
	void theQuarterInWhichTheDayBeganIsTheOldest() {
		for (int minute = 0; minute < 3 * 24 * 60; minute++) {
			succeed(minute, 1 + minute % 100);
			List<QuarterHour> quarters = this.attempts.quarters(at(minute));
			assertThat(quarters).hasSize(Math.min(97, minute / 15 + 1));
			assertThat(quarters.getFirst().from().plus(QUARTER)).isAfter(at(minute).minus(DAY));
		}
	}

	@Test
	void whatHasLeftTheDayIsNotShownThoughNothingCameSince() {
		succeed(0, 40);
		succeed(20, 40);
		assertThat(this.attempts.quarters(at(24 * 60 + 14))).hasSize(2);
		assertThat(this.attempts.quarters(at(24 * 60 + 15))).hasSize(1);
		assertThat(this.attempts.quarters(at(24 * 60 + 30))).isEmpty();
	}

	@Test
	void afterLongSilenceNothingOldAppearsAgain() {
		for (int minute = 0; minute < 24 * 60; minute += 5) {
			succeed(minute, 40);
			this.attempts.failed(at(minute));
		}
		succeed(100_000, 50);
		QuarterHour only = this.attempts.quarters(at(100_000)).getFirst();
		assertThat(this.attempts.quarters(at(100_000))).hasSize(1);
		assertThat(List.of(only.successes(), only.failures())).containsExactly(1, 0);
	}

	@Test
	void aDayOfTenSecondsIsAsExactAsOneOfTenMinutes() {
		Random random = new Random(5);
		double[] times = new double[90];
		List<double[]> copies = new ArrayList<>();
		for (int i = 0; i < 8_640; i++) {
			double millis = 45 * Math.exp(random.nextGaussian() * 0.4);
			times[i % 90] = millis;
			this.attempts.succeeded(START.plusSeconds(i * 10L), Duration.ofNanos((long) (millis * 1e6)), millis > 60);
			if (i % 90 == 89) {
				// in progress
				assertQuarter(this.attempts.quarters(START.plusSeconds(i * 10L)).getLast(), times);
				copies.add(times.clone());
			}
		}
		List<QuarterHour> all = this.attempts.quarters(START.plus(DAY).minusSeconds(1));
		assertThat(all).hasSize(96).allMatch((quarter) -> quarter.successes() == 90);
		for (int i = 0; i < 96; i++) {
			assertQuarter(all.get(i), copies.get(i));
		}
	}

	private static void assertQuarter(QuarterHour quarter, double... times) {
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		assertThat(quarter.slow()).isEqualTo((int) Arrays.stream(sorted).filter((time) -> time > 60).count());
		assertThat(millis(quarter.max())).isBetween(sorted[89] - 0.001, sorted[89] + 0.001);
		assertThat(millis(quarter.p50()) / sorted[44]).isBetween(0.98, 1.02);
		assertThat(millis(quarter.p95()) / sorted[85]).isBetween(0.98, 1.02);
	}

	@Test
	void aRestartWithinAQuarterHourGoesOnCounting() {
		byte[] counts = PackedCounts.plus(PackedCounts.plus(new byte[0], Duration.ofMillis(40)),
				Duration.ofMillis(300));
		this.attempts.restore(new PastQuarter(START, counts, 1, 2, Duration.ofMillis(301)), at(5));
		succeed(6, 30);
		this.attempts.failed(at(7));
		QuarterHour only = this.attempts.quarters(at(8)).getFirst();
		assertThat(List.of(only.successes(), only.slow(), only.failures())).containsExactly(3, 1, 3);
		assertThat(only.max()).isEqualTo(Duration.ofMillis(301));
		assertThat(millis(only.p50())).isBetween(39.0, 41.0);
		assertThat(this.attempts.summary(at(8)).count()).isEqualTo(3);
	}

	@Test
	void whereTheLongestWasNotWrittenItIsThatOfTheHighestBucket() {
		byte[] counts = PackedCounts.plus(new byte[0], Duration.ofMillis(300));
		this.attempts.restore(new PastQuarter(START, counts, 0, 0, Duration.ZERO), at(20));
		assertThat(millis(this.attempts.quarters(at(20)).getFirst().max())).isBetween(294.0, 306.0);
	}

	@Test
	void theQuartersOfATimelineThatIsALittleOffAreTheSame() {
		byte[] counts = PackedCounts.plus(new byte[0], Duration.ofMillis(300));
		this.attempts.restore(new PastQuarter(START.minusMillis(3), counts, 0, 0, Duration.ZERO), at(20));
		this.attempts.restore(new PastQuarter(START.plus(QUARTER).plusMillis(400), counts, 0, 0, Duration.ZERO),
				at(20));
		assertThat(this.attempts.quarters(at(20))).extracting(QuarterHour::from)
			.containsExactly(START, START.plus(QUARTER));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_000, 2_000, 5_000, 10_000, 30_000, 600_000 })
	void noIntervalAndNoResponseTimesTakeMoreThanTenThousandBytes(long intervalMillis) {
		long largest = 0;
		for (int i = 0; i < Duration.ofHours(30).toMillis() / intervalMillis; i++) {
			Instant now = START.plusMillis(i * intervalMillis);
			this.attempts.succeeded(now, Buckets.valueOf(i * 127 % Buckets.COUNT), true);
			if (i * intervalMillis % 60_000 == 0) {
				largest = Math.max(largest, Footprint.of(this.attempts));
			}
		}
		assertThat(largest).isBetween(3_000L, 10_000L);
	}

	@Test
	void anOrdinaryEndpointTakesAboutFiveThousandBytes() {
		Random random = new Random(3);
		for (int i = 0; i < 2_880; i++) {
			this.attempts.succeeded(START.plusSeconds(i * 30L),
					Duration.ofNanos((long) (45e6 * Math.exp(random.nextGaussian() * 0.4))), false);
		}
		assertThat(Footprint.of(this.attempts)).isBetween(4_000L, 5_000L);
	}

	@Test
	void whatNobodyHasCountedIsRefused() {
		byte[] sound = PackedCounts.plus(PackedCounts.plus(new byte[0], Duration.ofMillis(40)), Duration.ofSeconds(3));
		PackedCounts.check(sound);
		PackedCounts.check(new byte[0]);
		Random random = new Random(1);
		for (int i = 0; i < 10_000; i++) {
			byte[] damaged = new byte[1 + random.nextInt(30)];
			random.nextBytes(damaged);
			damaged[damaged.length - 1] |= (byte) 0x80;
			assertThatIllegalArgumentException().isThrownBy(() -> PackedCounts.check(damaged))
				.withMessageStartingWith("response times that nobody has counted");
		}
		byte[] many = { 0, -1, -1, -1, 127 };
		assertThatIllegalArgumentException().isThrownBy(() -> PackedCounts.check(many));
		byte[] beyond = { -31, 127 };
		assertThatIllegalArgumentException().isThrownBy(() -> PackedCounts.check(beyond));
	}

	private void succeed(double minute, long millis) {
		this.attempts.succeeded(at(minute), Duration.ofMillis(millis), millis > 100);
	}

	private static double millis(@Nullable Duration duration) {
		return Objects.requireNonNull(duration).toNanos() / 1e6;
	}

	private static Instant at(double minute) {
		return START.plusMillis(Math.round(minute * 60_000));
	}

}
