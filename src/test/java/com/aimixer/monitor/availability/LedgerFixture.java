package com.aimixer.monitor.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger with a window of 1,000 s and a hold of 75 s; instants are seconds.
 */
class LedgerFixture {

	static final Cause REFUSED = new Cause("refused", "Connection refused");

	static final Cause TIMEOUT = new Cause("timeout", "no answer after 5 s");

	final AvailabilityLedger ledger = new AvailabilityLedger(Duration.ofSeconds(1000), Duration.ofSeconds(75));

	void up(double second) {
		this.ledger.record(State.UP, at(second), at(second), null);
	}

	void down(double second, Cause cause) {
		this.ledger.record(State.DOWN, at(second), at(second), cause);
	}

	void keep(State state, double first, double end) {
		for (double second = first; second < end; second += 30) {
			this.ledger.record(state, at(second), at(second), null);
		}
	}

	void assertIntervals(double now, Interval... expected) {
		assertThat(this.ledger.intervals(at(now))).isEqualTo(List.of(expected));
	}

	static Interval span(double from, double to, State state) {
		return new Interval(at(from), at(to), state, null);
	}

	static Interval span(double from, double to, State state, Cause cause) {
		return new Interval(at(from), at(to), state, cause);
	}

	static Instant at(double second) {
		return Instant.parse("2026-03-01T12:00:00Z").plusMillis(Math.round(second * 1000));
	}

}
