package com.aimixer.monitor.availability;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories against the oracle, with a reading after every event. In the small
 * ones a cell is a millisecond and stands for a second; the window is shorter than the
 * history, so that much of it leaves.
 */
class AvailabilityLedgerPropertyTests {

	private static final int INTERVAL = 30;

	private static final int HOLD = 75;

	@Test
	void everyMillisecondOfAProbersHistoryIsAsTheOracleSays() {
		for (int seed = 0; seed < 1_000; seed++) {
			Random random = new Random(seed);
			LedgerPair pair = new LedgerPair(20_000, 1, 300 + random.nextInt(900), HOLD);
			RandomProber prober = new RandomProber(pair, random, 20);
			for (int i = 0; i < 40; i++) {
				read(pair, prober.tick(INTERVAL), random);
			}
		}
	}

	@Test
	void everyHalfSecondOfDaysOfHistoryIsAsTheOracleSays() {
		for (int seed = 0; seed < 5; seed++) {
			Random random = new Random(seed);
			LedgerPair pair = new LedgerPair(800_000, 500, 24 * 7200, 150);
			RandomProber prober = new RandomProber(pair, random, 240);
			for (int i = 0; i < 5_000; i++) {
				int now = prober.tick(60);
				if (i % 100 == 0) {
					read(pair, now, random);
				}
			}
		}
	}

	@Test
	void noOrderOfInstantsLosesOrInventsAMillisecond() {
		for (int seed = 0; seed < 3_000; seed++) {
			Random random = new Random(seed);
			LedgerPair pair = new LedgerPair(20_000, 1, 600, HOLD);
			int now = 500;
			for (int i = 0; i < 60; i++) {
				now += random.nextInt(60);
				int from = Math.max(0, now - random.nextInt(150));
				int heardAt = from + random.nextInt(120) - 20;
				switch (random.nextInt(5)) {
					case 0, 1 -> pair.record(State.UP, from, heardAt);
					case 2, 3 -> pair.record(State.DOWN, from, heardAt);
					default -> pair.heard(heardAt);
				}
				if (i > 0) {
					now = Math.max(now, heardAt);
					pair.assertEqualAt(now + random.nextInt(100));
				}
			}
		}
	}

	@Test
	void readingChangesNothing() {
		for (int seed = 0; seed < 500; seed++) {
			LedgerPair read = new LedgerPair(20_000, 1, 1_000, HOLD);
			LedgerPair left = new LedgerPair(20_000, 1, 1_000, HOLD);
			RandomProber readProber = new RandomProber(read, new Random(seed), 20);
			RandomProber leftProber = new RandomProber(left, new Random(seed), 20);
			Random random = new Random(~seed);
			for (int i = 0; i < 60; i++) {
				int now = readProber.tick(INTERVAL);
				leftProber.tick(INTERVAL);
				for (int reading = 0; reading < 10; reading++) {
					read.intervals(random.nextInt(9_000));
				}
				assertThat(read.intervals(now)).isEqualTo(left.intervals(now));
			}
			left.assertEqualAt(leftProber.tick(INTERVAL));
		}
	}

	@Test
	void aPauseOfTwoHoursIsUnknownToTheMillisecond() {
		LedgerPair pair = new LedgerPair(60_000, 5_000, 24 * 720, 15);
		for (int tick = 0; tick < 24 * 120; tick++) {
			pair.record(State.UP, tick * 6, tick * 6);
		}
		int resumed = 2879 * 6 + 2 * 720;
		pair.record(State.UP, resumed, resumed);
		pair.assertEqualAt(resumed);
		List<Interval> intervals = pair.intervals(resumed);
		assertThat(intervals).extracting(Interval::state).containsExactly(State.UP, State.UNKNOWN);
		assertThat(length(intervals.getFirst())).isEqualTo(Duration.ofHours(22).plusSeconds(75));
		assertThat(length(intervals.getLast())).isEqualTo(Duration.ofHours(2).minusSeconds(75));
	}

	private static Duration length(Interval interval) {
		return Duration.between(interval.from(), interval.to());
	}

	private static void read(LedgerPair pair, int now, Random random) {
		pair.assertEqualAt(now);
		pair.assertSinceAt(now);
		pair.assertEqualAt(Math.max(0, now - random.nextInt(30)));
		pair.assertEqualAt(now + random.nextInt(2_000));
	}

}
