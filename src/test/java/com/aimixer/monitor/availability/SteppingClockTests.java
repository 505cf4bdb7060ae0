package com.aimixer.monitor.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import com.aimixer.monitor.latency.LatencySummary;
import com.aimixer.monitor.latency.LatencyWindow;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.SteppingClocks;
import com.aimixer.monitor.time.TimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day of probes while the wall clock steps by an hour forth and back, with and without.
 */
class SteppingClockTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Duration HOUR = Duration.ofHours(1);

	@Test
	void aSteppingWallClockChangesNoFigure() {
		ManualTimeSource steady = new ManualTimeSource();
		ManualTimeSource stepping = new ManualTimeSource();
		AvailabilityLedger expected = day(steady, steady::advance, (step) -> {
		});
		AvailabilityLedger actual = day(stepping, stepping::advance, stepping::stepWallClock);
		assertThat(actual.at(stepping.now())).isEqualTo(expected.at(steady.now()));
		assertThat(actual.intervals(stepping.now())).isEqualTo(expected.intervals(steady.now()));
	}

	@Test
	void intervalsArePrintedAsTheWallClockCountsThem() {
		ManualTimeSource time = new ManualTimeSource();
		AvailabilityLedger ledger = day(time, time::advance, (step) -> {
		});
		List<Instant> before = printed(ledger, time);
		time.stepWallClock(HOUR);
		assertThat(printed(ledger, time)).isEqualTo(before.stream().map((from) -> from.plus(HOUR)).toList());
		time.stepWallClock(HOUR.multipliedBy(-2));
		assertThat(printed(ledger, time)).isEqualTo(before.stream().map((from) -> from.minus(HOUR)).toList());
	}

	@Test
	void theRealTimeSourceBearsTheStepsOfTheMachinesClock() {
		SteppingClocks steady = new SteppingClocks();
		SteppingClocks stepping = new SteppingClocks();
		AvailabilityLedger expected = day(steady.timeSource(), steady::advance, (step) -> {
		});
		AvailabilityLedger actual = day(stepping.timeSource(), stepping::advance, stepping::stepWallClock);
		assertThat(actual.at(stepping.timeSource().now())).isEqualTo(expected.at(steady.timeSource().now()));
		assertThat(actual.intervals(stepping.timeSource().now()))
			.isEqualTo(expected.intervals(steady.timeSource().now()));
		assertThat(printed(actual, stepping.timeSource())).isEqualTo(printed(expected, steady.timeSource()));
		stepping.stepWallClock(HOUR);
		assertThat(printed(actual, stepping.timeSource()))
			.isEqualTo(printed(expected, steady.timeSource()).stream().map((from) -> from.plus(HOUR)).toList());
	}

	/**
	 * The test under which a peer loses its whole window: one call a second for a minute,
	 * the clock steps back by 5 s, and then somebody reads 60 times.
	 */
	@Test
	void sixtyOfSixtyAreKeptWhenTheClockStepsBackAndSomebodyReadsOn() {
		SteppingClocks clocks = new SteppingClocks();
		TimeSource time = clocks.timeSource();
		AvailabilityLedger ledger = new AvailabilityLedger(Duration.ofSeconds(60), Duration.ofMillis(2500));
		LatencyWindow latency = new LatencyWindow(Duration.ofSeconds(60));
		for (int call = 0; call < 60; call++) {
			ledger.record(State.UP, time.now(), time.now(), null);
			latency.record(time.now(), Duration.ofMillis(20));
			clocks.advance(Duration.ofSeconds(1));
		}
		clocks.stepWallClock(Duration.ofSeconds(-5));
		for (int reading = 0; reading < 60; reading++) {
			assertThat(ledger.at(time.now())).isEqualTo(new Availability(1.0, 1, 1, 1));
			assertThat(latency.summary(time.now())).extracting(LatencySummary::count).isEqualTo(60L);
			assertThat(latency.summary(time.now().minusSeconds(5))).extracting(LatencySummary::count).isEqualTo(60L);
		}
	}

	private static AvailabilityLedger day(TimeSource time, Consumer<Duration> advance, Consumer<Duration> stepWall) {
		AvailabilityLedger ledger = new AvailabilityLedger(Duration.ofHours(24), Duration.ofSeconds(75));
		Random random = new Random(7);
		for (int tick = 0; tick < 3_000; tick++) {
			State state = (random.nextInt(10) == 0) ? State.DOWN : State.UP;
			ledger.record(state, time.now(), time.now(), null);
			advance.accept((tick == 1_500) ? Duration.ofHours(2) : INTERVAL);
			if (tick % 100 == 0) {
				stepWall.accept((tick % 200 == 0) ? HOUR : HOUR.negated());
				time.wall(time.now());
			}
		}
		return ledger;
	}

	private static List<Instant> printed(AvailabilityLedger ledger, TimeSource time) {
		return ledger.intervals(time.now()).stream().map((interval) -> time.wall(interval.from())).toList();
	}

}
