package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.aimixer.monitor.storage.Monitoring.A;
import static com.aimixer.monitor.storage.Monitoring.B;
import static com.aimixer.monitor.storage.Monitoring.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a second process knows of what the first one saw.
 */
class RestartTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void ledgerLatencyRecordsAndBlipsComeBack() {
		EndpointFacts before;
		List<Interval> intervals;
		List<ProbeRecord> records;
		Instant end;
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 100);
			first.down(A, 4);
			first.up(A, 50);
			first.blip(A);
			end = first.now().minus(INTERVAL);
			before = first.facts(A);
			intervals = first.intervals(A);
			records = first.board.latestProbes("a", 1000).orElseThrow();
		}
		Instant restart = end.plus(INTERVAL);
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			EndpointFacts after = second.facts(A);
			assertThat(after.latency()).isEqualTo(before.latency());
			assertThat(after.latency().count()).isEqualTo(150);
			assertThat(second.board.latestProbes("a", 1000).orElseThrow()).isEqualTo(records);
			assertThat(after.heardAt()).isEqualTo(end);
			assertThat(second.board.availability("a").orElseThrow().blips()).hasSize(1);
			// the same but for the time after the last outcome
			List<Interval> known = second.intervals(A);
			assertThat(known.subList(0, known.size() - 2)).isEqualTo(intervals.subList(0, intervals.size() - 1));
			assertThat(known.getLast()).isEqualTo(new Interval(end, restart, State.UNKNOWN, null));
			assertThat(known.get(known.size() - 2).to()).isEqualTo(end);
		}
	}

	@Test
	void theTimeInBetweenIsUnknownAndNeitherUpNorDown() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 10);
			first.down(B, 10);
		}
		Instant restart = START.plus(Duration.ofHours(3));
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			assertThat(second.facts(A).state()).isEqualTo(State.UNKNOWN);
			second.up(A, 2);
			List<Interval> a = second.intervals(A);
			assertThat(a).extracting(Interval::state).containsExactly(State.UNKNOWN, State.UP, State.UNKNOWN, State.UP);
			assertThat(a.get(1)).isEqualTo(new Interval(START, START.plusSeconds(270), State.UP, null));
			assertThat(a.get(2).to()).isEqualTo(restart);
			second.down(B, 2);
			assertThat(second.intervals(B).get(1).state()).isEqualTo(State.DOWN);
			assertThat(second.intervals(B).get(1).to()).isEqualTo(START.plusSeconds(300 + 270));
		}
	}

	@Test
	void aFailureThatWasNotConfirmedYetIsTheLastOutcome() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 2);
			first.board.record(A, 0, Outcomes.failure(first.now(), Reason.RESET), Duration.ZERO);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(3600))) {
			assertThat(second.intervals(A).get(1).to()).isEqualTo(START.plusSeconds(60));
		}
	}

	@Test
	void aStatusThatIsTheSameAfterTheRestartKeepsItsSince() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 1);
			first.up(B, 1);
			first.down(B, 3);
			assertThat(first.facts(B).judgement().status()).isEqualTo(HealthStatus.UNHEALTHY);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(600))) {
			assertThat(second.facts(A).judgement().status()).isEqualTo(HealthStatus.UNKNOWN);
			assertThat(second.facts(A).since()).isEqualTo(START);
			second.up(A, 1);
			second.down(B, 1);
			assertThat(second.facts(A).judgement().status()).isEqualTo(HealthStatus.HEALTHY);
			assertThat(second.facts(A).since()).isEqualTo(START);
			assertThat(second.facts(B).judgement().status()).isEqualTo(HealthStatus.UNHEALTHY);
			assertThat(second.facts(B).since()).isEqualTo(START.plusSeconds(60));
		}
		try (Monitoring third = Monitoring.start(this.directory, START.plusSeconds(1200))) {
			third.down(A, 1);
			assertThat(third.facts(A).judgement().status()).isEqualTo(HealthStatus.UNHEALTHY);
			assertThat(third.facts(A).since()).isEqualTo(START.plusSeconds(1200));
		}
	}

	@Test
	void theMedianOfTheLastResponseTimesComesBackUnlessItWasDownSince() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.tick(A, Outcomes.success(first.now(), 80));
			first.tick(A, Outcomes.success(first.now(), 60));
			first.tick(A, Outcomes.success(first.now(), 70));
			first.up(B, 3);
			first.down(B, 1);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(600))) {
			second.tick(A, Outcomes.success(second.now(), 90));
			second.tick(B, Outcomes.success(second.now(), 90));
			assertThat(second.facts(A).responseTime()).isEqualTo(Duration.ofMillis(70));
			assertThat(second.facts(B).responseTime()).isEqualTo(Duration.ofMillis(90));
		}
	}

	@Test
	void whatWasWrittenWhenTheProcessDiedComesBack() throws IOException {
		Path copy = this.directory.resolve("copy");
		try (Monitoring first = Monitoring.start(this.directory.resolve("live"), START)) {
			first.up(A, 20);
			Awaitility.await().until(() -> first.history.durability().waiting() == 0);
			// as a dead process leaves them: the log was never worked into the file
			Files.createDirectories(copy);
			for (String file : List.of("history.db", "history.db-wal")) {
				Files.copy(this.directory.resolve("live").resolve(file), copy.resolve(file));
			}
		}
		try (Monitoring second = Monitoring.start(copy, START.plusSeconds(600))) {
			assertThat(second.facts(A).latency().count()).isEqualTo(20);
			assertThat(second.intervals(A).get(1))
				.isEqualTo(new Interval(START, START.plusSeconds(570), State.UP, null));
		}
	}

	@Test
	void aClockThatWasSetBackBetweenTwoRunsLosesNothing() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 20);
		}
		Instant restart = START.minus(Duration.ofHours(5));
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			second.up(A, 1);
			assertThat(second.intervals(A)).extracting(Interval::state).containsExactly(State.UNKNOWN, State.UP);
			assertThat(second.intervals(A).get(1).from()).isEqualTo(restart.minusSeconds(570));
		}
	}

	@Test
	void aStepOfTheWallClockCorrectsWhatTheRunHasWritten() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 10);
			first.time.stepWallClock(Duration.ofHours(2));
			first.up(A, 10);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(3)))) {
			assertThat(second.intervals(A).get(1).from()).isEqualTo(START.plus(Duration.ofHours(2)));
			assertThat(second.intervals(A).get(1).to()).isEqualTo(START.plus(Duration.ofHours(2)).plusSeconds(570));
		}
	}

}
