package com.aimixer.monitor.watch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A watch with manual time: a script of answers, and what the board says of it.
 */
abstract class AbstractWatchTests {

	static final Duration INTERVAL = Duration.ofSeconds(30);

	static final Instant START = ManualTimeSource.START;

	static final Endpoint ENDPOINT = Endpoint.of("eu-west", URI.create("http://127.0.0.1:1/health"));

	final ManualTimeSource time = new ManualTimeSource();

	final StatusBoard board = new StatusBoard(this.time, List.of(ENDPOINT), HistoryLimits.of(INTERVAL, 1000, 1));

	final PauseMeter pauses = new PauseMeter(this.time, Duration.ofSeconds(1));

	final Deque<Answer> script = new ArrayDeque<>();

	final List<StatusChange> changes = new ArrayList<>();

	final List<Integer> attempts = new ArrayList<>();

	Duration probeTakes = Duration.ZERO;

	@Nullable Duration restTakes;

	final EndpointWatch watch = new EndpointWatch(ENDPOINT, this::probe,
			WatchRules.of(INTERVAL, 2, Duration.ofSeconds(1)), this.board, this.pauses, new PausedAtRest());

	@BeforeEach
	void hear() {
		this.board.listen(new BoardListener() {

			@Override
			public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
				AbstractWatchTests.this.attempts.add(record.attempt());
			}

			@Override
			public void onStatus(StatusChange change) {
				AbstractWatchTests.this.changes.add(change);
			}

		});
	}

	/** Run one tick with these answers, then let the rest of the interval pass. */
	void tick(Answer... answers) {
		Instant due = this.time.now();
		this.script.addAll(List.of(answers));
		this.watch.run(new Tick(due, Duration.ZERO));
		assertThat(this.script).as("answers nobody asked for").isEmpty();
		Duration left = Duration.between(this.time.now(), due.plus(INTERVAL));
		this.time.advance(left.isNegative() ? Duration.ZERO : left);
		this.pauses.beat();
	}

	ProbeOutcome probe() {
		Instant startedAt = this.time.now();
		this.time.advance(this.probeTakes);
		return this.script.removeFirst().at(startedAt);
	}

	static Answer success(long millis) {
		return (at) -> Outcomes.success(at, millis);
	}

	static Answer failure() {
		return (at) -> Outcomes.failure(at, Reason.REFUSED);
	}

	ProbeOutcome latest() {
		return this.board.latestProbes("eu-west", 1).orElseThrow().getFirst().outcome();
	}

	EndpointFacts facts() {
		return this.board.facts("eu-west").orElseThrow();
	}

	Duration intervalsOf(State state) {
		return this.board.availability("eu-west")
			.orElseThrow()
			.intervals()
			.stream()
			.filter((interval) -> interval.state() == state)
			.map((interval) -> Duration.between(interval.from(), interval.to()))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/** The manual time, in which a rest may last longer than it should. */
	private final class PausedAtRest implements TimeSource {

		@Override
		public Instant now() {
			return AbstractWatchTests.this.time.now();
		}

		@Override
		public long nanoTime() {
			return AbstractWatchTests.this.time.nanoTime();
		}

		@Override
		public Instant wall(Instant steady) {
			return steady;
		}

		@Override
		public void sleep(Duration duration) {
			Duration longer = AbstractWatchTests.this.restTakes;
			AbstractWatchTests.this.time.advance((longer != null) ? longer : duration);
		}

	}

	interface Answer {

		ProbeOutcome at(Instant startedAt);

	}

}
