package com.aimixer.monitor.watch;

import java.time.Duration;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.schedule.Tick;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What not hearing makes of an endpoint: late ticks, pauses of the monitor, silence.
 */
class WatchPauseTests extends AbstractWatchTests {

	@Test
	void aTickMoreThanAQuarterIntervalLateIsSkippedAndChangesNothing() {
		tick(success(40));
		EndpointFacts before = facts();
		this.watch.run(new Tick(this.time.now(), Duration.ofMillis(7501)));
		assertThat(latest()).isInstanceOf(Skipped.class);
		assertThat(facts().heardAt()).isEqualTo(before.heardAt());
		assertThat(facts().availability()).isEqualTo(before.availability());
	}

	@Test
	void aTickAQuarterIntervalLateIsProbed() {
		this.script.add(success(40));
		this.watch.run(new Tick(this.time.now(), Duration.ofMillis(7500)));
		assertThat(facts().state()).isEqualTo(State.UP);
	}

	@Test
	void aFailureAcrossAPauseOfTheMonitorIsSkipped() {
		tick(success(40));
		this.pauses.beat();
		this.probeTakes = Duration.ofSeconds(20);
		tick(failure());
		assertThat(latest()).isInstanceOf(Skipped.class);
		assertThat(facts().state()).isEqualTo(State.UP);
	}

	@Test
	void aPauseWhileAFailureIsConfirmedIsUnknownTimeAndNotDowntime() {
		tick(success(40));
		this.script.add(failure());
		this.script.add((at) -> {
			this.time.advance(Duration.ofHours(2));
			return Outcomes.failure(at, Reason.TIMEOUT);
		});
		this.watch.run(new Tick(this.time.now(), Duration.ZERO));
		this.pauses.beat();
		assertThat(facts().state()).isEqualTo(State.UNKNOWN);
		tick(success(40));
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(intervalsOf(State.DOWN)).isZero();
		assertThat(intervalsOf(State.UNKNOWN)).isEqualTo(Duration.ofHours(24).minus(intervalsOf(State.UP)));
	}

	@Test
	void aPauseBetweenAFailureAndItsConfirmationEndsTheRound() {
		tick(success(40));
		this.restTakes = Duration.ofHours(2);
		tick(failure());
		assertThat(intervalsOf(State.DOWN)).isZero();
		assertThat(facts().state()).isEqualTo(State.UNKNOWN);
	}

	@Test
	void aPauseBetweenTwoMeasurementsIsNotUptime() {
		this.restTakes = Duration.ofHours(2);
		tick(success(400));
		assertThat(intervalsOf(State.UP)).isEqualTo(Duration.ofSeconds(75));
	}

	@Test
	void nothingHeardForTwoAndAHalfIntervalsIsUnknownFromThenOn() {
		tick(success(40));
		this.time.advance(Duration.ofSeconds(44));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		this.time.advance(Duration.ofSeconds(2));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.UNKNOWN);
		assertThat(facts().since()).isEqualTo(START.plusSeconds(75));
		assertThat(facts().responseTime()).isNull();
	}

	@Test
	void anUnknownEndpointThatFailsIsConfirmedAndDownOnlyFromThere() {
		tick(failure(), failure(), failure());
		this.time.advance(Duration.ofMinutes(5));
		this.attempts.clear();
		tick(failure(), failure(), failure());
		assertThat(this.attempts).containsExactly(0, 1, 2);
		assertThat(facts().state()).isEqualTo(State.DOWN);
	}

	@Test
	void thePulseAnnouncesWhatTimeAloneChanged() {
		tick(success(40));
		this.time.advance(Duration.ofMinutes(2));
		this.board.pulse();
		this.board.pulse();
		assertThat(this.changes).extracting((change) -> change.judgement().status())
			.containsExactly(HealthStatus.HEALTHY, HealthStatus.UNKNOWN);
	}

}
