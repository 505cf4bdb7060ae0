package com.aimixer.monitor.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger and its oracle, told the same; time is counted in cells.
 */
final class LedgerPair {

	private static final Instant ORIGIN = Instant.parse("2026-03-01T12:00:00Z");

	private static final Cause CAUSE = new Cause("timeout", "no answer after 5 s");

	private final int cellMillis;

	private final int window;

	private final AvailabilityLedger ledger;

	private final CellOracle oracle;

	LedgerPair(int cells, int cellMillis, int window, int hold) {
		this.cellMillis = cellMillis;
		this.window = window;
		this.oracle = new CellOracle(cells, hold);
		this.ledger = new AvailabilityLedger(Duration.ofMillis((long) cellMillis * window),
				Duration.ofMillis((long) cellMillis * hold));
	}

	void record(State state, int from, int heardAt) {
		this.oracle.record(state, from, heardAt);
		this.ledger.record(state, at(from), at(heardAt), CAUSE);
	}

	void heard(int at) {
		this.oracle.heard(at);
		this.ledger.heard(at(at));
	}

	List<Interval> intervals(int now) {
		return this.ledger.intervals(at(now));
	}

	/**
	 * Everything the ledger says at an instant against every cell.
	 */
	void assertEqualAt(int now) {
		assertThat(this.ledger.heardAt()).isEqualTo(at(this.oracle.heardAt()));
		assertThat(this.ledger.stateAt(at(now))).isEqualTo(this.oracle.state(now));
		assertThat(this.ledger.at(at(now))).isEqualTo(expectedAvailability(now));
		assertBounds(this.ledger.at(at(now)));
		assertThat(intervals(now)).isEqualTo(expectedIntervals(now));
	}

	void assertSinceAt(int now) {
		int since = this.oracle.since(now);
		assertThat(this.ledger.stateSince(at(now)))
			.isEqualTo((since == 0 && this.oracle.state(0) == State.UNKNOWN) ? null : at(since));
	}

	private Availability expectedAvailability(int now) {
		double up = this.oracle.count(State.UP, now - this.window, now);
		double down = this.oracle.count(State.DOWN, now - this.window, now);
		Double ratio = (up + down > 0) ? up / (up + down) : null;
		return new Availability(ratio, (up + down) / this.window, up / this.window, (this.window - down) / this.window);
	}

	private static void assertBounds(Availability availability) {
		Double ratio = availability.ratio();
		assertThat(availability.lowerBound()).isBetween(0.0, (ratio != null) ? ratio : 1.0);
		assertThat(availability.upperBound()).isBetween((ratio != null) ? ratio : 0.0, 1.0);
		assertThat(availability.coverage()).isBetween(0.0, 1.0);
	}

	private List<Interval> expectedIntervals(int now) {
		List<Integer> starts = this.oracle.changes(now - this.window, now);
		List<Interval> intervals = new ArrayList<>();
		for (int i = 0; i < starts.size(); i++) {
			int end = (i + 1 < starts.size()) ? starts.get(i + 1) : now;
			State state = this.oracle.state(starts.get(i));
			intervals.add(new Interval(at(starts.get(i)), at(end), state, (state == State.DOWN) ? CAUSE : null));
		}
		return intervals;
	}

	private Instant at(int cell) {
		return ORIGIN.plusMillis((long) cell * this.cellMillis);
	}

}
