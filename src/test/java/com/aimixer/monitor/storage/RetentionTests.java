package com.aimixer.monitor.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.Incidents;
import com.aimixer.monitor.probe.ProbeOutcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.aimixer.monitor.storage.Monitoring.A;
import static com.aimixer.monitor.storage.Monitoring.B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept, and what is not.
 */
class RetentionTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void ofTheProbesTheLatestAreKept() {
		try (Monitoring first = Monitoring.start(this.directory, START, 50)) {
			first.up(A, 120);
			first.up(B, 20);
		}
		assertThat(count("SELECT count(*) FROM probe WHERE endpoint = 1")).isEqualTo(50);
		assertThat(count("SELECT count(*) FROM probe WHERE endpoint = 2")).isEqualTo(20);
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)), 50)) {
			assertThat(second.board.latestProbes("a", 100).orElseThrow()).hasSize(50)
				.first()
				.extracting(ProbeRecord::outcome)
				.extracting(ProbeOutcome::startedAt)
				.isEqualTo(START.plusSeconds(119 * 30));
			assertThat(second.facts(A).latency().count()).isEqualTo(120);
		}
	}

	@Test
	void intervalsAreKeptForNinetyDays() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 3);
		}
		assertThat(incidentsAfter(Duration.ofDays(89))).hasSize(1);
		assertThat(incidentsAfter(Duration.ofDays(91))).isEmpty();
		assertThat(incidentsAfter(Duration.ofDays(182))).isEmpty();
		assertThat(count("SELECT count(*) FROM interval WHERE endpoint = 1")).isZero();
		assertThat(count("SELECT count(*) FROM probe WHERE endpoint = 1")).isZero();
	}

	@Test
	void aRunThatSawNothingLeavesNothing() {
		for (int i = 0; i < 3; i++) {
			Monitoring.start(this.directory, START.plusSeconds(i)).close();
		}
		assertThat(count("SELECT count(*) FROM run")).isEqualTo(1);
	}

	@Test
	void aWallClockFarInTheFutureDeletesNothingAtTheStart() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 3);
		}
		try (Monitoring second = Monitoring.start(this.directory, Instant.parse("2099-01-01T00:00:00Z"))) {
			second.up(B, 1);
		}
		assertThat(count("SELECT count(*) FROM interval WHERE endpoint = 1")).isEqualTo(2);
	}

	@Test
	void aRunWhoseClockWasBehindIsKeptByTheSecondCleanUpToo() {
		try (Monitoring first = Monitoring.start(this.directory, START.minus(Duration.ofDays(200)))) {
			first.time.stepWallClock(Duration.ofDays(200));
			first.down(A, 3);
			first.up(A, 3);
		}
		Instant restart = START.plusSeconds(600);
		Monitoring.start(this.directory, restart).close();
		cleanUpTwice(restart, Duration.ZERO);
		assertThat(count("SELECT count(*) FROM interval WHERE endpoint = 1")).isEqualTo(2);
		assertThat(count("SELECT count(*) FROM probe WHERE endpoint = 1")).isEqualTo(7);
		assertThat(count("SELECT count(*) FROM quarter WHERE endpoint = 1")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -200 })
	void aClockThatIsAheadDeletesNothingWhetherItIsCorrectedOrNot(int daysOfCorrection) {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 3);
		}
		Instant restart = START.plus(Duration.ofDays(200));
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			second.up(B, 1);
		}
		cleanUpTwice(restart, Duration.ofDays(daysOfCorrection));
		assertThat(count("SELECT count(*) FROM interval WHERE endpoint = 1")).isEqualTo(2);
		assertThat(count("SELECT count(*) FROM probe WHERE endpoint = 1")).isEqualTo(7);
	}

	@Test
	void aRunThatLastsAgesWhatWasBeforeIt() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
		}
		Instant restart = START.plusSeconds(600);
		try (Monitoring second = Monitoring.start(this.directory, restart)) {
			second.up(B, 1);
		}
		try (Database database = Database.open(this.directory)) {
			new Retention(Limits.of(1000, 2), 2, restart).run(database.writer(), restart.plus(Duration.ofDays(92)), 0);
		}
		assertThat(count("SELECT count(*) FROM interval WHERE run = 1")).isZero();
		assertThat(count("SELECT count(*) FROM run")).isEqualTo(1);
	}

	@Test
	void ofTheAlertsThoseThatFireAndTheLatestAreKept() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 1);
		}
		try (Database database = Database.open(this.directory)) {
			database.inTransaction(() -> database.writer().update("""
					WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50030)
					INSERT INTO alert SELECT 'alert ' || i, iif(i = 1, NULL, i), '{}' FROM n"""));
			new Retention(Limits.of(1000, 2), 1, START).run(database.writer(), START, 0);
		}
		assertThat(count("SELECT count(*) FROM alert")).isEqualTo(50_020);
		assertThat(count("SELECT min(ends_ms) FROM alert")).isEqualTo(12);
		assertThat(count("SELECT count(*) FROM alert WHERE ends_ms IS NULL")).isEqualTo(1);
	}

	@Test
	void ofTheIntervalsOfAnEndpointThatFlapsTheLatestAreKept() {
		Limits limits = new Limits(10, 7, Duration.ofDays(90), Duration.ofDays(2), 100);
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			for (int i = 0; i < 20; i++) {
				first.down(A, 1);
				first.up(A, 1);
			}
		}
		try (Database database = Database.open(this.directory)) {
			new Retention(limits, 2, START).run(database.writer(), START.plusSeconds(3600), 0);
		}
		assertThat(count("SELECT count(*) FROM interval")).isEqualTo(7);
		assertThat(count("SELECT max(from_ms) FROM interval")).isEqualTo(START.plusSeconds(39 * 30).toEpochMilli());
	}

	@Test
	void aFullHistoryOfTwoEndpointsStaysSmall() throws Exception {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			for (int day = 0; day < 3; day++) {
				for (int i = 0; i < 50; i++) {
					first.up(A, 20);
					first.down(A, 2);
					first.blip(A);
				}
				Awaitility.await().until(() -> first.history.durability().waiting() == 0);
			}
			assertThat(first.history.durability().dropped()).isZero();
		}
		assertThat(Files.size(this.directory.resolve("history.db"))).isLessThan(1_000_000);
	}

	/** At the start of the second run, and an hour after its clock was corrected. */
	private void cleanUpTwice(Instant start, Duration correction) {
		try (Database database = Database.open(this.directory)) {
			Retention retention = new Retention(Limits.of(1000, 2), 2, start);
			retention.run(database.writer(), start, 0);
			retention.run(database.writer(), start.plus(Duration.ofHours(1)), correction.toMillis());
		}
	}

	private List<?> incidentsAfter(Duration duration) {
		try (Monitoring later = Monitoring.start(this.directory, START.plus(duration))) {
			later.up(B, 1);
			Incidents incidents = new History(later.time, later.board, later.history).incidents(10);
			assertThat(incidents.durable()).isTrue();
			return incidents.items();
		}
	}

	private long count(String sql) {
		return JdbcClient.create(FileCheck.readOnly(this.directory.resolve("history.db")))
			.sql(sql)
			.query(Long.class)
			.single();
	}

}
