package com.aimixer.monitor.schedule;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PauseMeterTests {

	private static final Instant START = ManualTimeSource.START;

	private final ManualTimeSource time = new ManualTimeSource();

	private final PauseMeter meter = new PauseMeter(this.time, Duration.ofSeconds(1));

	@Test
	void regularBeatsAreNoPause() {
		beatAfter(Duration.ofSeconds(1));
		beatAfter(Duration.ofMillis(1900));
		assertThat(within(START, this.time.now())).isZero();
	}

	@Test
	void aLateBeatIsAPauseFromTheTimeItWasExpected() {
		beatAfter(Duration.ofSeconds(11));
		assertThat(within(START, this.time.now())).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void aPauseThatNoBeatHasEndedYetCountsToo() {
		this.time.advance(Duration.ofSeconds(21));
		assertThat(within(START, this.time.now())).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void onlyThePartWithinTheSpanCounts() {
		beatAfter(Duration.ofSeconds(11));
		assertThat(within(START.plusSeconds(8), this.time.now())).isEqualTo(Duration.ofSeconds(3));
		assertThat(within(START, START.plusSeconds(1))).isZero();
	}

	@Test
	void whatCameAfterThePauseIsNotTouchedByIt() {
		beatAfter(Duration.ofSeconds(11));
		Instant later = this.time.now();
		beatAfter(Duration.ofSeconds(1));
		assertThat(within(later, this.time.now())).isZero();
	}

	private void beatAfter(Duration step) {
		this.time.advance(step);
		this.meter.beat();
	}

	private Duration within(Instant from, Instant to) {
		return this.meter.longestWithin(from, to);
	}

}
