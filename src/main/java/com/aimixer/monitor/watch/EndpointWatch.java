package com.aimixer.monitor.watch;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Task;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.time.TimeSource;

/**
 * Watches one endpoint: at every tick it probes, probes again where the round asks for
 * it, and puts outcomes and verdicts on the board. What was measured while the monitor
 * itself was paused becomes a skip.
 */
public final class EndpointWatch implements Task {

	private final Endpoint endpoint;

	private final Prober prober;

	private final WatchRules rules;

	private final RoundRules roundRules;

	private final StatusBoard board;

	private final PauseMeter pauses;

	private final TimeSource time;

	/**
	 * A watch over an endpoint.
	 * @param endpoint whom to watch
	 * @param prober asks that endpoint
	 * @param rules how a tick is conducted
	 * @param board where outcomes and verdicts go
	 * @param pauses tells when the monitor itself was paused
	 * @param time the clock
	 */
	public EndpointWatch(Endpoint endpoint, Prober prober, WatchRules rules, StatusBoard board, PauseMeter pauses,
			TimeSource time) {
		this.endpoint = endpoint;
		this.prober = prober;
		this.rules = rules;
		this.roundRules = new RoundRules(rules.confirmations(), endpoint.thresholds().responseTimeWarning());
		this.board = board;
		this.pauses = pauses;
		this.time = time;
	}

	@Override
	public void run(Tick tick) {
		if (this.rules.tooLate(tick.lateness())) {
			skip(0, tick.due(), tick.lateness(), "late by");
			return;
		}
		Round round = this.board.newRound(this.endpoint, this.roundRules);
		boolean again = round.again(ask(0, tick.lateness()));
		for (int attempt = 1; again && rest(); attempt++) {
			again = round.again(ask(attempt, Duration.ZERO));
		}
		this.board.settle(this.endpoint, round.verdicts());
	}

	private ProbeOutcome ask(int attempt, Duration lateness) {
		ProbeOutcome outcome = this.prober.probe();
		Duration paused = pausedSince(outcome.startedAt());
		if (this.rules.tooLate(paused)) {
			return skip(attempt, outcome.startedAt(), paused, "paused for");
		}
		this.board.record(this.endpoint, attempt, outcome, lateness);
		return outcome;
	}

	private Skipped skip(int attempt, Instant at, Duration away, String how) {
		Skipped skipped = new Skipped(at, away, "the monitor was " + how + " " + away.toSeconds() + " s");
		this.board.record(this.endpoint, attempt, skipped, (attempt == 0) ? away : Duration.ZERO);
		return skipped;
	}

	private Duration pausedSince(Instant from) {
		return this.pauses.longestWithin(from, this.time.now());
	}

	/** Whether the round may go on: not if the monitor stops or was away meanwhile. */
	private boolean rest() {
		Instant from = this.time.now();
		try {
			this.time.sleep(this.rules.spacing());
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
		return !this.rules.tooLate(pausedSince(from));
	}

}
