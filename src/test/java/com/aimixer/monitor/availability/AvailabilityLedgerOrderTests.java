package com.aimixer.monitor.availability;

import org.junit.jupiter.api.Test;

import static com.aimixer.monitor.availability.State.DOWN;
import static com.aimixer.monitor.availability.State.UNKNOWN;
import static com.aimixer.monitor.availability.State.UP;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that overlap, come late or replay a history, and readers that are behind.
 */
class AvailabilityLedgerOrderTests extends LedgerFixture {

	@Test
	void aStateRecordedFromBeforeTheCurrentOneTakesItsWholePlace() {
		up(0);
		down(30, REFUSED);
		this.ledger.record(UP, at(10), at(40), null);
		assertIntervals(50, span(-950, 0, UNKNOWN), span(0, 50, UP));
	}

	@Test
	void takingBackLeavesTheGapBefore() {
		up(0);
		up(100);
		this.ledger.record(DOWN, at(20), at(110), TIMEOUT);
		assertIntervals(120, span(-880, 0, UNKNOWN), span(0, 75, UP), span(75, 100, UNKNOWN),
				span(100, 120, DOWN, TIMEOUT));
	}

	@Test
	void theFirstStateCanBeTakenBackAsAWhole() {
		up(0);
		this.ledger.record(DOWN, at(0), at(10), TIMEOUT);
		assertIntervals(20, span(-980, 0, UNKNOWN), span(0, 20, DOWN, TIMEOUT));
	}

	@Test
	void anInstantHeardBeforeTheLatestOneChangesNothing() {
		up(50);
		this.ledger.heard(at(10));
		this.ledger.record(UP, at(20), at(5), null);
		assertThat(this.ledger.heardAt()).isEqualTo(at(50));
		assertIntervals(60, span(-940, 50, UNKNOWN), span(50, 60, UP));
	}

	@Test
	void aStateReplayedOverAHistoryHoldsFromItsStartToItsLatestOutcome() {
		this.ledger.record(UP, at(0), at(400), null);
		assertIntervals(600, span(-400, 0, UNKNOWN), span(0, 475, UP), span(475, 600, UNKNOWN));
	}

	@Test
	void aReaderWhoseInstantIsBehindTheLatestRecordSeesThatInstant() {
		up(0);
		down(30, REFUSED);
		assertThat(this.ledger.stateAt(at(29))).isEqualTo(UP);
		assertThat(this.ledger.stateAt(at(-1))).isEqualTo(UNKNOWN);
		assertThat(this.ledger.at(at(29))).isEqualTo(new Availability(1.0, 0.029, 0.029, 1));
		assertIntervals(29, span(-971, 0, UNKNOWN), span(0, 29, UP));
		assertIntervals(-5, span(-1005, -5, UNKNOWN));
	}

	@Test
	void aReaderUpToOneHoldBehindMissesNothingOfItsWindow() {
		down(0, REFUSED);
		up(10);
		keep(UP, 40, 1070);
		assertIntervals(1005, span(5, 10, DOWN, REFUSED), span(10, 1005, UP));
	}

	@Test
	void partsOfAMillisecondAreCutOff() {
		this.ledger.record(UP, at(0).plusNanos(999_999), at(0), null);
		this.ledger.record(DOWN, at(1).plusNanos(1), at(1), REFUSED);
		assertIntervals(2, span(-998, 0, UNKNOWN), span(0, 1, UP), span(1, 2, DOWN, REFUSED));
	}

}
