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
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main flow with manual time: a script of answers, and what the board says of it.
 */
class EndpointWatchTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Instant START = ManualTimeSource.START;

	private static final Endpoint ENDPOINT = Endpoint.of("eu-west", URI.create("http://127.0.0.1:1/health"));

	private final ManualTimeSource time = new ManualTimeSource();

	private final StatusBoard board = new StatusBoard(this.time, List.of(ENDPOINT),
			HistoryLimits.of(INTERVAL, 1000, 1));

	private final PauseMeter pauses = new PauseMeter(this.time, Duration.ofSeconds(1));

	private final Deque<Answer> script = new ArrayDeque<>();

	private final List<StatusChange> changes = new ArrayList<>();

	private final List<Integer> attempts = new ArrayList<>();

	private Duration probeTakes = Duration.ZERO;

	private @Nullable Duration restTakes;

	private final EndpointWatch watch = new EndpointWatch(ENDPOINT, this::probe,
			WatchRules.of(INTERVAL, 2, Duration.ofSeconds(1)), this.board, this.pauses, new PausedAtRest());

	@BeforeEach
	void hear() {
		this.board.listen(new BoardListener() {

			@Override
			public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
				EndpointWatchTests.this.attempts.add(record.attempt());
			}

			@Override
			public void onStatus(StatusChange change) {
				EndpointWatchTests.this.changes.add(change);
			}

		});
	}

	@Test
	void aQuickSuccessIsHealthyAtOnce() {
		tick(success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(facts().responseTime()).isEqualTo(Duration.ofMillis(40));
	}

	@Test
	void aConfirmedFailureIsDownFromTheStartOfTheFirst() {
		tick(success(40));
		tick(failure(), failure(), failure());
		assertThat(facts().state()).isEqualTo(State.DOWN);
		assertThat(facts().since()).isEqualTo(START.plus(INTERVAL));
		assertThat(this.attempts).containsExactly(0, 0, 1, 2);
	}

	@Test
	void confirmationsAreSpacedApart() {
		tick(failure(), failure(), failure());
		assertThat(this.board.latestProbes("eu-west", 3).orElseThrow()).extracting((each) -> each.outcome().startedAt())
			.containsExactly(START.plusSeconds(2), START.plusSeconds(1), START);
	}

	@Test
	void aBlipIsListedAndNoDowntime() {
		tick(success(40));
		tick(failure(), success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(this.board.availability("eu-west").orElseThrow().blips()).hasSize(1);
	}

	@Test
	void whileDownThereIsOneProbeATick() {
		tick(failure(), failure(), failure());
		this.attempts.clear();
		tick(failure());
		tick(failure());
		assertThat(this.attempts).containsExactly(0, 0);
	}

	@Test
	void oneSuccessEndsADownInterval() {
		tick(failure(), failure(), failure());
		tick(success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(facts().since()).isEqualTo(START.plus(INTERVAL));
	}

	@Test
	void downtimeIsMeasuredFromFirstFailureToFirstSuccess() {
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(failure());
		tick(success(40));
		assertThat(facts().availability().ratio()).isEqualTo(0.5);
	}

	@Test
	void aColdSlowAnswerDoesNotDegrade() {
		tick(success(400), success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(this.changes).extracting((change) -> change.judgement().status())
			.containsExactly(HealthStatus.HEALTHY);
	}

	@Test
	void anEndpointThatIsReallySlowIsDegradedAfterThreeMeasurements() {
		tick(success(400), success(300), success(350));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.DEGRADED);
		assertThat(facts().judgement().reasons()).containsExactly("response time 350 ms is above 100 ms");
	}

	@Test
	void measurementsFromBeforeAnOutageDoNotCountAfterIt() {
		tick(success(40));
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(success(300), success(300), success(300));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.DEGRADED);
	}

	@Test
	void latencyCountsSuccessesWithoutConfirmations() {
		tick(success(40));
		tick(failure(), success(40));
		tick(success(40));
		assertThat(facts().latency().count()).isEqualTo(2);
	}

	@Test
	void aTickMoreThanAQuarterIntervalLateIsSkippedAndChangesNothing() {
		tick(success(40));
		EndpointFacts before = facts();
		this.watch.run(new Tick(this.time.now(), Duration.ofMillis(7501)));
		assertThat(latest()).isInstanceOf(Skipped.class);
		assertThat(facts().heardAt()).isEqualTo(before.heardAt());
		assertThat(facts().availability()).isEqualTo(before.availability());
	}

	@Test
	void aTickAQuarterIntervalLateIsProbed() {
		this.script.add(success(40));
		this.watch.run(new Tick(this.time.now(), Duration.ofMillis(7500)));
		assertThat(facts().state()).isEqualTo(State.UP);
	}

	@Test
	void aFailureAcrossAPauseOfTheMonitorIsSkipped() {
		tick(success(40));
		this.pauses.beat();
		this.probeTakes = Duration.ofSeconds(20);
		tick(failure());
		assertThat(latest()).isInstanceOf(Skipped.class);
		assertThat(facts().state()).isEqualTo(State.UP);
	}

	@Test
	void aPauseWhileAFailureIsConfirmedIsUnknownTimeAndNotDowntime() {
		tick(success(40));
		this.script.add(failure());
		this.script.add((at) -> {
			this.time.advance(Duration.ofHours(2));
			return Outcomes.failure(at, Reason.TIMEOUT);
		});
		this.watch.run(new Tick(this.time.now(), Duration.ZERO));
		this.pauses.beat();
		assertThat(facts().state()).isEqualTo(State.UNKNOWN);
		tick(success(40));
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(intervalsOf(State.DOWN)).isZero();
		assertThat(intervalsOf(State.UNKNOWN)).isEqualTo(Duration.ofHours(24).minus(intervalsOf(State.UP)));
	}

	@Test
	void aPauseBetweenAFailureAndItsConfirmationEndsTheRound() {
		tick(success(40));
		this.restTakes = Duration.ofHours(2);
		tick(failure());
		assertThat(intervalsOf(State.DOWN)).isZero();
		assertThat(facts().state()).isEqualTo(State.UNKNOWN);
	}

	@Test
	void aPauseBetweenTwoMeasurementsIsNotUptime() {
		this.restTakes = Duration.ofHours(2);
		tick(success(400));
		assertThat(intervalsOf(State.UP)).isEqualTo(Duration.ofSeconds(75));
	}

	@Test
	void healthyAfterAnOutageThatEndsSlowlyIsSinceItBecameFast() {
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(success(700), success(700), success(700));
		Instant fast = this.time.now();
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.UNHEALTHY);
		tick(success(40));
		tick(success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(facts().since()).isEqualTo(fast.plus(INTERVAL));
	}

	@Test
	void whileTheFirstFailureIsConfirmedTheStatusSaysSo() {
		this.script.add(failure());
		this.script.add((at) -> {
			assertThat(facts().judgement().reasons()).containsExactly("what was heard first is being confirmed");
			return Outcomes.success(at, 40);
		});
		this.watch.run(new Tick(this.time.now(), Duration.ZERO));
		assertThat(this.script).isEmpty();
	}

	@Test
	void nothingHeardForTwoAndAHalfIntervalsIsUnknownFromThenOn() {
		tick(success(40));
		this.time.advance(Duration.ofSeconds(44));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		this.time.advance(Duration.ofSeconds(2));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.UNKNOWN);
		assertThat(facts().since()).isEqualTo(START.plusSeconds(75));
		assertThat(facts().responseTime()).isNull();
	}

	@Test
	void thePulseAnnouncesWhatTimeAloneChanged() {
		tick(success(40));
		this.time.advance(Duration.ofMinutes(2));
		this.board.pulse();
		this.board.pulse();
		assertThat(this.changes).extracting((change) -> change.judgement().status())
			.containsExactly(HealthStatus.HEALTHY, HealthStatus.UNKNOWN);
	}

	@Test
	void anUnknownEndpointThatFailsIsConfirmedAndDownOnlyFromThere() {
		tick(failure(), failure(), failure());
		this.time.advance(Duration.ofMinutes(5));
		this.attempts.clear();
		tick(failure(), failure(), failure());
		assertThat(this.attempts).containsExactly(0, 1, 2);
		assertThat(facts().state()).isEqualTo(State.DOWN);
	}

	@Test
	void everyThirdProbeFailingAloneIsNeverDown() {
		for (int i = 0; i < 300; i++) {
			if (i % 3 == 0) {
				tick(failure(), success(40));
			}
			else {
				tick(success(40));
			}
		}
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(this.changes).hasSize(1);
	}

	@Test
	void readingChangesNothing() {
		tick(success(40));
		this.time.advance(Duration.ofSeconds(10));
		EndpointFacts before = facts();
		for (int i = 0; i < 100; i++) {
			this.board.facts();
			this.board.availability("eu-west");
		}
		assertThat(facts()).isEqualTo(before);
	}

	@Test
	void onlySoManyRecordsAreKept() {
		StatusBoard small = new StatusBoard(this.time, List.of(ENDPOINT), HistoryLimits.of(INTERVAL, 3, 1));
		for (int i = 0; i < 5; i++) {
			small.record(ENDPOINT, i, Outcomes.success(this.time.now(), 40), Duration.ZERO);
		}
		assertThat(small.latestProbes("eu-west", 10).orElseThrow()).extracting(ProbeRecord::attempt)
			.containsExactly(4, 3, 2);
	}

	@Test
	void tenThousandEndpointsShareAMillionRecords() {
		assertThat(HistoryLimits.of(INTERVAL, 1000, 10_000).records()).isEqualTo(100);
		assertThat(HistoryLimits.of(INTERVAL, 1000, 6).records()).isEqualTo(1000);
	}

	@Test
	void aListenerThatFailsHarmsNobodyAndIsCounted() {
		this.board.listen(new BoardListener() {

			@Override
			public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
				throw new IllegalStateException("broken listener");
			}

		});
		tick(success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(this.board.listenerFailures()).isOne();
	}

	/** Run one tick with these answers, then let the rest of the interval pass. */
	private void tick(Answer... answers) {
		Instant due = this.time.now();
		this.script.addAll(List.of(answers));
		this.watch.run(new Tick(due, Duration.ZERO));
		assertThat(this.script).as("answers nobody asked for").isEmpty();
		Duration left = Duration.between(this.time.now(), due.plus(INTERVAL));
		this.time.advance(left.isNegative() ? Duration.ZERO : left);
		this.pauses.beat();
	}

	private ProbeOutcome probe() {
		Instant startedAt = this.time.now();
		this.time.advance(this.probeTakes);
		return this.script.removeFirst().at(startedAt);
	}

	private static Answer success(long millis) {
		return (at) -> Outcomes.success(at, millis);
	}

	private static Answer failure() {
		return (at) -> Outcomes.failure(at, Reason.REFUSED);
	}

	private ProbeOutcome latest() {
		return this.board.latestProbes("eu-west", 1).orElseThrow().getFirst().outcome();
	}

	private EndpointFacts facts() {
		return this.board.facts("eu-west").orElseThrow();
	}

	private Duration intervalsOf(State state) {
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
			return EndpointWatchTests.this.time.now();
		}

		@Override
		public long nanoTime() {
			return EndpointWatchTests.this.time.nanoTime();
		}

		@Override
		public Instant wall(Instant steady) {
			return steady;
		}

		@Override
		public void sleep(Duration duration) {
			Duration longer = EndpointWatchTests.this.restTakes;
			EndpointWatchTests.this.time.advance((longer != null) ? longer : duration);
		}

	}

	private interface Answer {

		ProbeOutcome at(Instant startedAt);

	}

}
