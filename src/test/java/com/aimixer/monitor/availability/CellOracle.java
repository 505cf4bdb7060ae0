package com.aimixer.monitor.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of the ledger told a second time, as plainly as possible: one state per cell
 * of time, painted and painted over.
 */
final class CellOracle {

	private final State[] cells;

	private final int hold;

	private int end;

	private int heard = Integer.MIN_VALUE;

	CellOracle(int cells, int hold) {
		this.cells = new State[cells];
		Arrays.fill(this.cells, State.UNKNOWN);
		this.hold = hold;
	}

	void record(State state, int from, int heardAt) {
		int start = from;
		if (this.end > 0) {
			int currentStart = since(this.end - 1);
			boolean goesOn = this.cells[this.end - 1] == state && from <= this.end;
			start = goesOn ? currentStart : Math.max(from, currentStart);
		}
		this.heard = Math.max(this.heard, Math.max(from, heardAt));
		paint(state, start);
	}

	void heard(int at) {
		this.heard = Math.max(this.heard, at);
		if (this.end > 0 && at <= this.end && at + this.hold > this.end) {
			Arrays.fill(this.cells, this.end, at + this.hold, this.cells[this.end - 1]);
			this.end = at + this.hold;
		}
	}

	int heardAt() {
		return this.heard;
	}

	State state(int cell) {
		return (cell >= 0) ? this.cells[cell] : State.UNKNOWN;
	}

	/**
	 * The first of the cells in a row with the same state.
	 */
	int since(int cell) {
		int first = cell;
		while (first > 0 && this.cells[first - 1] == this.cells[cell]) {
			first--;
		}
		return first;
	}

	int count(State state, int from, int to) {
		int count = 0;
		for (int cell = from; cell < to; cell++) {
			count += (state(cell) == state) ? 1 : 0;
		}
		return count;
	}

	/**
	 * The first cells of the runs between two cells.
	 */
	List<Integer> changes(int from, int to) {
		List<Integer> changes = new ArrayList<>(List.of(from));
		for (int cell = from + 1; cell < to; cell++) {
			if (state(cell) != state(cell - 1)) {
				changes.add(cell);
			}
		}
		return changes;
	}

	private void paint(State state, int start) {
		Arrays.fill(this.cells, start, Math.max(start, this.end), State.UNKNOWN);
		this.end = this.heard + this.hold;
		Arrays.fill(this.cells, start, this.end, state);
	}

}
