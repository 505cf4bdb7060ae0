package com.aimixer.monitor.schedule;

/**
 * The order of turns: task {@code i} of {@code n} is due at {@code i * interval / n} and
 * every interval from there. So the turns of all tasks are one sequence with even
 * distances, and turn {@code k} belongs to task {@code k mod n}.
 *
 * @param originNanos when turn 0 is due
 * @param intervalNanos time between two turns of one task
 * @param tasks how many tasks there are
 */
record Grid(long originNanos, long intervalNanos, int tasks) {

	/** When a turn is due, free of accumulated rounding. */
	long due(long turn) {
		long round = turn / this.tasks;
		long place = turn % this.tasks;
		return this.originNanos + round * this.intervalNanos
				+ Math.floorDiv(Math.multiplyExact(place, this.intervalNanos), this.tasks);
	}

	int task(long turn) {
		return (int) (turn % this.tasks);
	}

	/**
	 * The turn to go on with: turns that have a later one of the same task behind them
	 * are given up, so that a long pause costs each task one late turn and not hundreds.
	 */
	long resume(long turn, long nowNanos) {
		long latest = latestDue(nowNanos);
		return Math.max(turn, latest - this.tasks + 1);
	}

	private long latestDue(long nowNanos) {
		long elapsed = nowNanos - this.originNanos;
		long round = Math.floorDiv(elapsed, this.intervalNanos);
		long rest = elapsed - round * this.intervalNanos;
		long turn = round * this.tasks + Math.multiplyExact(rest, (long) this.tasks) / this.intervalNanos;
		return (due(turn + 1) <= nowNanos) ? turn + 1 : turn;
	}

}
