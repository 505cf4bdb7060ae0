package com.aimixer.monitor.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;

/**
 * A process that monitors two endpoints every 30 s and keeps a history, in manual time.
 */
final class Monitoring implements AutoCloseable {

	static final Endpoint A = Endpoint.of("a", URI.create("http://127.0.0.1:1/a"));

	static final Endpoint B = Endpoint.of("b", URI.create("http://127.0.0.1:1/b"));

	static final Duration INTERVAL = Duration.ofSeconds(30);

	static final Duration RETRY = Duration.ofMillis(20);

	private static final RoundRules RULES = new RoundRules(1, Duration.ofMillis(100));

	final ManualTimeSource time = new ManualTimeSource();

	final StatusBoard board;

	final DurableHistory history;

	private Monitoring(Path directory, Instant now, HistoryLimits limits, int capacity) {
		this.time.advance(Duration.between(this.time.now(), now));
		this.board = new StatusBoard(this.time, List.of(A, B), limits);
		this.history = DurableHistory.open(directory, this.time, this.board, limits, capacity, RETRY);
		this.board.listen(this.history);
	}

	/** Start at an instant of the wall clock. */
	static Monitoring start(Path directory, Instant now) {
		return start(directory, now, 1000);
	}

	static Monitoring start(Path directory, Instant now, int records) {
		return new Monitoring(directory, now, HistoryLimits.of(INTERVAL, records, 2), 1 << 14);
	}

	static Monitoring withRoomFor(int capacity, Path directory, Instant now) {
		return new Monitoring(directory, now, HistoryLimits.of(INTERVAL, 1000, 2), capacity);
	}

	Instant now() {
		return this.time.now();
	}

	/** Successes, one after the other. */
	void up(Endpoint endpoint, int ticks) {
		for (int i = 0; i < ticks; i++) {
			int millis = 20 + i % 50;
			tick(endpoint, Outcomes.success(now(), millis));
		}
	}

	/** Failures, the first of them confirmed. */
	void down(Endpoint endpoint, int ticks) {
		for (int i = 0; i < ticks; i++) {
			tick(endpoint, Outcomes.failure(now(), Reason.REFUSED), Outcomes.failure(now(), Reason.REFUSED));
		}
	}

	void blip(Endpoint endpoint) {
		tick(endpoint, Outcomes.failure(now(), Reason.TIMEOUT), Outcomes.success(now(), 30));
	}

	/** One turn; the next one is due when it returns. */
	void tick(Endpoint endpoint, ProbeOutcome... outcomes) {
		Round round = this.board.newRound(endpoint, RULES);
		boolean again = true;
		for (int attempt = 0; again && attempt < outcomes.length; attempt++) {
			this.board.record(endpoint, attempt, outcomes[attempt], Duration.ZERO);
			again = round.again(outcomes[attempt]);
		}
		this.board.settle(endpoint, round.verdicts());
		this.time.advance(INTERVAL);
	}

	EndpointFacts facts(Endpoint endpoint) {
		return this.board.facts(endpoint.name()).orElseThrow();
	}

	List<Interval> intervals(Endpoint endpoint) {
		return this.board.availability(endpoint.name()).orElseThrow().intervals();
	}

	@Override
	public void close() {
		this.history.close();
	}

}
