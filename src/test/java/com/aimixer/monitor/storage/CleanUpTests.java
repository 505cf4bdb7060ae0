package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.aimixer.monitor.storage.Monitoring.A;
import static com.aimixer.monitor.storage.Monitoring.B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How old rows are deleted: a slice at a time, and not without a word where that fails.
 */
class CleanUpTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void aLotIsDeletedInSlicesSoThatTheLogStaysShort() throws IOException {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 1);
		}
		try (Database database = Database.open(this.directory)) {
			database.inTransaction(() -> database.writer().update("""
					WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
					INSERT INTO interval SELECT i % 2 + 1, 1, i, i, i, 'DOWN', 'REFUSED',
					printf('%0100d', i), printf('%0100d', i) FROM n"""));
			Instant now = START.plusSeconds(60);
			Retention retention = new Retention(Limits.of(1000, 2), 1, START);
			List<Long> left = new ArrayList<>();
			while (retention.isDue(now)) {
				database.inTransaction(() -> retention.run(database.writer(), now, 0));
				left.add(count("SELECT count(*) FROM interval"));
			}
			assertThat(left).hasSize(11).startsWith(90_001L, 80_001L).endsWith(1L, 1L);
			assertThat(retention.isDue(now.plus(Duration.ofMinutes(59)))).isFalse();
			assertThat(Files.size(this.directory.resolve("history.db-wal"))).isLessThan(8L * 1024 * 1024);
		}
	}

	@Test
	void aProbeThatComesDeletesMoreThanOneWhereFewerAreKeptThanBefore() {
		try (Monitoring first = Monitoring.start(this.directory, START, 1000)) {
			first.up(A, 100);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)), 50)) {
			List<Long> left = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				second.up(A, 1);
				Awaitility.await().until(() -> second.history.durability().waiting() == 0);
				left.add(count("SELECT count(*) FROM probe WHERE endpoint = 1"));
			}
			assertThat(left).containsExactly(84L, 68L, 52L, 50L, 50L);
		}
	}

	@Test
	void aCleanUpThatFailsTwiceIsAProblemUntilItWorks() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.down(A, 3);
			first.up(A, 3);
		}
		sql("CREATE TRIGGER stay BEFORE DELETE ON interval BEGIN SELECT RAISE(ABORT, 'it must stay'); END");
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(600))) {
			second.up(B, 1);
			second.time.advance(Duration.ofDays(91));
			Awaitility.await().until(() -> second.history.durability().failures() == 1);
			assertThat(second.history.durability().problem()).isNull();
			second.time.advance(Duration.ofHours(1));
			Awaitility.await().until(() -> second.history.durability().failures() == 2);
			assertThat(second.history.durability().problem()).contains("old rows cannot be deleted", "it must stay");
			sql("DROP TRIGGER stay");
			second.time.advance(Duration.ofHours(1));
			Awaitility.await().until(() -> second.history.durability().problem() == null);
			assertThat(count("SELECT count(*) FROM interval WHERE run = 1")).isZero();
		}
	}

	private void sql(String statement) {
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + this.directory.resolve("history.db"));
		JdbcClient.create(source).sql(statement).update();
	}

	private long count(String sql) {
		return JdbcClient.create(FileCheck.readOnly(this.directory.resolve("history.db")))
			.sql(sql)
			.query(Long.class)
			.single();
	}

}
