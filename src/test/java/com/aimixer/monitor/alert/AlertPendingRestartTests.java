package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of an alert that was not yet due when the monitor was started again.
 */
class AlertPendingRestartTests {

	private final AlertFixture monitor = new AlertFixture();

	@Test
	void timeThatTheEndpointWasSeenDownCountsAndTheUnknownDoesNot() {
		downFor(1);
		this.monitor.time.advance(Duration.ofMinutes(10));
		this.monitor.restart(null);
		this.monitor.pass(5);
		this.monitor.down(this.monitor.west);
		this.monitor.pass(1);
		Instant seenAgain = this.monitor.now();
		this.monitor.pass(29);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.down(this.monitor.west);
		this.monitor.pass(1);
		assertThat(this.monitor.only("ServiceDown").startsAt()).isEqualTo(seenAgain.plusSeconds(30));
	}

	@Test
	void aMonitorThatIsStartedAgainEveryMinuteTellsOfIt() {
		for (int start = 0; start < 3; start++) {
			this.monitor.restart(null);
			this.monitor.pass(5);
			downFor(1);
			this.monitor.pass(25);
		}
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	@Test
	void whatAnswersFirstAfterTheStartWasNotDown() {
		downFor(1);
		this.monitor.restart(null);
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(1);
		this.monitor.down(this.monitor.west);
		this.monitor.pass(30);
		this.monitor.down(this.monitor.west);
		this.monitor.pass(30);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	@Test
	void whatWasSeenMoreThanAnHourBeforeIsAnotherStory() {
		downFor(1);
		this.monitor.time.advance(Duration.ofMinutes(61));
		this.monitor.restart(null);
		downFor(1);
		this.monitor.pass(30);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	/** Intervals of the probes, with a failure at either end of each. */
	private void downFor(int intervals) {
		this.monitor.ticks(intervals, () -> this.monitor.down(this.monitor.west));
		this.monitor.down(this.monitor.west);
	}

}
