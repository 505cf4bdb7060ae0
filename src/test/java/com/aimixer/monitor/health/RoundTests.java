package com.aimixer.monitor.health;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.health.Verdict.Blip;
import com.aimixer.monitor.health.Verdict.Down;
import com.aimixer.monitor.health.Verdict.Up;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final RoundRules RULES = new RoundRules(2, Duration.ofMillis(100));

	private final Succeeded quick = Outcomes.success(START, 40);

	private final Succeeded slow = Outcomes.success(START, 240);

	private final Failed first = Outcomes.failure(START, Reason.REFUSED);

	private final Failed second = Outcomes.failure(START.plusSeconds(1), Reason.TIMEOUT);

	private final Failed third = Outcomes.failure(START.plusSeconds(2), Reason.REFUSED);

	private final Skipped skip = Outcomes.skip(START);

	@ParameterizedTest
	@EnumSource(State.class)
	void oneQuickSuccessIsUpInEveryState(State before) {
		Round round = round(before, 0);
		assertThat(round.again(this.quick)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Up(this.quick));
	}

	@ParameterizedTest
	@EnumSource(value = State.class, names = { "UP", "UNKNOWN" })
	void aFirstFailureIsConfirmedTwiceAndThenDownFromItsStart(State before) {
		Round round = round(before, 3);
		assertThat(round.again(this.first)).isTrue();
		assertThat(round.again(this.second)).isTrue();
		assertThat(round.again(this.third)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Down(this.first, this.third));
	}

	@Test
	void aFailureThatAConfirmationRefutesIsABlip() {
		Round round = round(State.UP, 3);
		assertThat(round.again(this.first)).isTrue();
		assertThat(round.again(this.quick)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Blip(this.first), new Up(this.quick));
	}

	@Test
	void everyRefutedFailureIsABlip() {
		Round round = round(State.UP, 3);
		round.again(this.first);
		round.again(this.second);
		assertThat(round.again(this.quick)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Blip(this.first), new Blip(this.second), new Up(this.quick));
	}

	@Test
	void whileDownOneFailureATickIsEnough() {
		Round round = round(State.DOWN, 0);
		assertThat(round.again(this.first)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Down(this.first, this.first));
	}

	@Test
	void withoutConfirmationsAFirstFailureIsDown() {
		Round round = new Round(new RoundRules(0, Duration.ofMillis(100)), State.UP, 3);
		assertThat(round.again(this.first)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Down(this.first, this.first));
	}

	@Test
	void aSlowAnswerIsMeasuredAgainTwiceWhileFewerThanThreeAreKnown() {
		Round round = round(State.UNKNOWN, 0);
		assertThat(round.again(this.slow)).isTrue();
		assertThat(round.again(this.slow)).isTrue();
		assertThat(round.again(this.slow)).isFalse();
		assertThat(round.verdicts()).hasSize(3);
	}

	@Test
	void aQuickSecondMeasurementEndsTheRound() {
		Round round = round(State.UNKNOWN, 0);
		assertThat(round.again(this.slow)).isTrue();
		assertThat(round.again(this.quick)).isFalse();
	}

	@Test
	void anAnswerOnTheThresholdIsNotSlow() {
		assertThat(round(State.UNKNOWN, 0).again(Outcomes.success(START, 100))).isFalse();
	}

	@Test
	void aSlowAnswerIsNotMeasuredAgainOnceThreeAreKnown() {
		assertThat(round(State.UP, 3).again(this.slow)).isFalse();
	}

	@Test
	void aFailureWhileMeasuringAgainIsConfirmedAndDownAfterTheSuccess() {
		Round round = round(State.UNKNOWN, 0);
		assertThat(round.again(this.slow)).isTrue();
		assertThat(round.again(this.first)).isTrue();
		assertThat(round.again(this.second)).isTrue();
		assertThat(round.again(this.third)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Up(this.slow), new Down(this.first, this.third));
	}

	@Test
	void aSkipAtTheTickSaysNothing() {
		Round round = round(State.UP, 3);
		assertThat(round.again(this.skip)).isFalse();
		assertThat(round.verdicts()).isEmpty();
	}

	@Test
	void aSkipDuringAConfirmationEndsTheRoundWithoutAVerdict() {
		Round round = round(State.UP, 3);
		round.again(this.first);
		assertThat(round.again(this.skip)).isFalse();
		assertThat(round.verdicts()).isEmpty();
	}

	@Test
	void whatWasSettledBeforeASkipStillCounts() {
		Round round = round(State.UNKNOWN, 0);
		round.again(this.slow);
		assertThat(round.again(this.skip)).isFalse();
		assertThat(round.verdicts()).containsExactly(new Up(this.slow));
	}

	private Round round(State before, int known) {
		return new Round(RULES, before, known);
	}

}
