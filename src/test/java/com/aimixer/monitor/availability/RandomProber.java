package com.aimixer.monitor.availability;

import java.util.Random;

/**
 * Probes an endpoint that fails at random, as the monitor does: first failures are
 * confirmed, some are refuted, ticks are dropped and the prober pauses.
 */
final class RandomProber {

	private static final int ATTEMPTS = 3;

	private final LedgerPair ledger;

	private final Random random;

	private final int pauseTicks;

	private final double change;

	private boolean answers = true;

	private boolean down;

	private int now = 10;

	RandomProber(LedgerPair ledger, Random random, int pauseTicks) {
		this.ledger = ledger;
		this.random = random;
		this.pauseTicks = pauseTicks;
		this.change = (random.nextInt(4) == 0) ? 1 : random.nextDouble() / 2;
	}

	/**
	 * One tick of the grid and sometimes more.
	 * @return an instant after all that was recorded
	 */
	int tick(int interval) {
		this.now += interval * ticks() + this.random.nextInt(3);
		this.answers ^= this.random.nextDouble() < this.change;
		if (this.answers || this.down) {
			this.down = !this.answers;
			this.ledger.record(this.down ? State.DOWN : State.UP, this.now, this.now);
			return this.now + this.random.nextInt(interval);
		}
		confirm(this.random.nextInt(interval));
		return this.now + this.random.nextInt(interval);
	}

	private void confirm(int attemptTime) {
		int first = this.now;
		boolean blip = this.random.nextInt(4) == 0;
		for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
			this.ledger.heard(this.now);
			this.now += 1 + attemptTime;
		}
		this.down = !blip;
		this.answers = blip;
		this.ledger.record(blip ? State.UP : State.DOWN, blip ? this.now : first, this.now);
	}

	private int ticks() {
		if (this.random.nextInt(4 * this.pauseTicks) == 0) {
			return this.pauseTicks;
		}
		return (this.random.nextInt(20) == 0) ? 2 + this.random.nextInt(4) : 1;
	}

}
