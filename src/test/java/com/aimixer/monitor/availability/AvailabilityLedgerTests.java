package com.aimixer.monitor.availability;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static com.aimixer.monitor.availability.State.DOWN;
import static com.aimixer.monitor.availability.State.UNKNOWN;
import static com.aimixer.monitor.availability.State.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AvailabilityLedgerTests extends LedgerFixture {

	@Test
	void nothingObservedHasNoRatio() {
		assertThat(this.ledger.at(at(0))).isEqualTo(new Availability(null, 0, 0, 1));
		assertThat(this.ledger.stateAt(at(0))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.stateSince(at(0))).isNull();
		assertThat(this.ledger.heardAt()).isNull();
		assertIntervals(5000, span(4000, 5000, UNKNOWN));
	}

	@Test
	void whatLiesBeforeTheFirstOutcomeIsUnknown() {
		up(100);
		assertIntervals(150, span(-850, 100, UNKNOWN), span(100, 150, UP));
		assertThat(this.ledger.at(at(150))).isEqualTo(new Availability(1.0, 0.05, 0.05, 1));
	}

	@Test
	void aStateHoldsForTheHoldTimeAndIsUnknownFromThenOn() {
		up(0);
		assertThat(this.ledger.stateAt(at(74.999))).isEqualTo(UP);
		assertThat(this.ledger.stateAt(at(75))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.stateSince(at(74))).isEqualTo(at(0));
		assertThat(this.ledger.stateSince(at(500))).isEqualTo(at(75));
		assertIntervals(100, span(-900, 0, UNKNOWN), span(0, 75, UP), span(75, 100, UNKNOWN));
	}

	@Test
	void anEqualStateGoesOnWithItsFirstCauseAndTheLatestEvidence() {
		down(0, REFUSED);
		down(30, TIMEOUT);
		assertIntervals(60, span(-940, 0, UNKNOWN),
				span(0, 60, DOWN, new Cause("refused", REFUSED.evidence(), TIMEOUT.evidence())));
	}

	@Test
	void whatAnEarlierLedgerHasRecordedIsTakenUpWithoutItsHold() {
		this.ledger.restore(span(0, 60, UP));
		this.ledger.restore(span(60, 90, DOWN, REFUSED));
		this.ledger.restore(span(150, 200, UP));
		assertThat(this.ledger.stateAt(at(199.999))).isEqualTo(UP);
		assertThat(this.ledger.stateAt(at(200))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.heardAt()).isEqualTo(at(200));
		up(210);
		assertIntervals(300, span(-700, 0, UNKNOWN), span(0, 60, UP), span(60, 90, DOWN, REFUSED),
				span(90, 150, UNKNOWN), span(150, 200, UP), span(200, 210, UNKNOWN), span(210, 285, UP),
				span(285, 300, UNKNOWN));
	}

	@Test
	void intervalsThatOverlapAreNotTakenUp() {
		this.ledger.restore(span(0, 60, UP));
		assertThatIllegalArgumentException().isThrownBy(() -> this.ledger.restore(span(59, 90, DOWN, REFUSED)));
	}

	@Test
	void anEqualStateThatArrivesAsTheHoldEndsGoesOn() {
		up(0);
		up(75);
		assertIntervals(100, span(-900, 0, UNKNOWN), span(0, 100, UP));
	}

	@Test
	void aGapLongerThanTheHoldIsUnknown() {
		up(0);
		up(76);
		assertIntervals(100, span(-900, 0, UNKNOWN), span(0, 75, UP), span(75, 76, UNKNOWN), span(76, 100, UP));
		assertThat(this.ledger.stateSince(at(100))).isEqualTo(at(76));
	}

	@Test
	void aDownAfterAGapHasItsOwnCause() {
		down(0, REFUSED);
		down(100, TIMEOUT);
		assertIntervals(110, span(-890, 0, UNKNOWN), span(0, 75, DOWN, REFUSED), span(75, 100, UNKNOWN),
				span(100, 110, DOWN, TIMEOUT));
	}

	@Test
	void downCountsFromTheStartOfTheFirstFailure() {
		up(0);
		this.ledger.heard(at(30));
		this.ledger.heard(at(36));
		assertThat(this.ledger.stateAt(at(41))).isEqualTo(UP);
		this.ledger.record(DOWN, at(30), at(42), TIMEOUT);
		assertIntervals(50, span(-950, 0, UNKNOWN), span(0, 30, UP), span(30, 50, DOWN, TIMEOUT));
		assertThat(this.ledger.heardAt()).isEqualTo(at(42));
		assertThat(this.ledger.stateAt(at(116.999))).isEqualTo(DOWN);
		assertThat(this.ledger.stateAt(at(117))).isEqualTo(UNKNOWN);
	}

	@Test
	void aBlipIsNoDowntimeAndHoldsTheStateOn() {
		up(0);
		this.ledger.heard(at(30));
		up(31);
		assertIntervals(60, span(-940, 0, UNKNOWN), span(0, 60, UP));
	}

	@Test
	void whatIsHeardAfterTheHoldRanOutBringsNoStateBack() {
		up(0);
		this.ledger.heard(at(100));
		assertThat(this.ledger.stateAt(at(101))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.heardAt()).isEqualTo(at(100));
		this.ledger.record(DOWN, at(100), at(112), TIMEOUT);
		assertIntervals(120, span(-880, 0, UNKNOWN), span(0, 75, UP), span(75, 100, UNKNOWN),
				span(100, 120, DOWN, TIMEOUT));
	}

	@Test
	void hearingAloneMakesNoState() {
		this.ledger.heard(at(0));
		assertThat(this.ledger.stateAt(at(1))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.at(at(1)).ratio()).isNull();
	}

	@Test
	void figuresAreSharesOfTime() {
		up(0);
		keep(UP, 30, 600);
		down(600, REFUSED);
		keep(DOWN, 630, 700);
		up(700);
		assertThat(this.ledger.at(at(750))).isEqualTo(new Availability(650.0 / 750, 0.75, 0.65, 0.9));
	}

	@Test
	void whatLeavesTheWindowIsClippedAtItsStart() {
		down(0, REFUSED);
		up(60);
		keep(UP, 90, 1050);
		assertIntervals(1050, span(50, 60, DOWN, REFUSED), span(60, 1050, UP));
		assertIntervals(1070, span(70, 1070, UP));
		assertThat(this.ledger.at(at(1070))).isEqualTo(new Availability(1.0, 1, 1, 1));
		assertThat(this.ledger.stateSince(at(1070))).isEqualTo(at(60));
	}

	@Test
	void aLongSilenceEndsInNothingObserved() {
		up(0);
		assertThat(this.ledger.at(at(1074)).coverage()).isEqualTo(0.001);
		assertThat(this.ledger.at(at(1075))).isEqualTo(new Availability(null, 0, 0, 1));
		assertIntervals(10_000, span(9000, 10_000, UNKNOWN));
	}

	@Test
	void aFlapFasterThanTheCapGivesTheOldestUpAsUnknown() {
		AvailabilityLedger small = new AvailabilityLedger(Duration.ofSeconds(1000), Duration.ofSeconds(75), 4);
		for (int i = 0; i < 10; i++) {
			small.record((i % 2 == 0) ? UP : DOWN, at(i * 10), at(i * 10), null);
		}
		assertThat(small.intervals(at(100))).containsExactly(span(-900, 60, UNKNOWN), span(60, 70, UP),
				span(70, 80, DOWN), span(80, 90, UP), span(90, 100, DOWN));
		assertThat(small.at(at(100))).isEqualTo(new Availability(0.5, 0.04, 0.02, 0.98));
	}

	@Test
	void whatIsGivenUpAndTheGapBehindItAreOneUnknown() {
		AvailabilityLedger small = new AvailabilityLedger(Duration.ofSeconds(1000), Duration.ofSeconds(75), 4);
		for (int i = 0; i < 4; i++) {
			small.record(UP, at(i * 100), at(i * 100), null);
		}
		assertThat(small.intervals(at(310))).containsExactly(span(-690, 200, UNKNOWN), span(200, 275, UP),
				span(275, 300, UNKNOWN), span(300, 310, UP));
		assertThat(small.stateSince(at(190))).isNull();
	}

	@Test
	void unknownCannotBeRecorded() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.ledger.record(UNKNOWN, at(0), at(0), null));
	}

	@Test
	void windowAndHoldMustBeTime() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AvailabilityLedger(Duration.ZERO, Duration.ofSeconds(1)))
			.withMessage("window (PT0S) must be at least a millisecond");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AvailabilityLedger(Duration.ofDays(1), Duration.ofSeconds(-1)))
			.withMessage("hold (PT-1S) must be at least a millisecond");
	}

}
