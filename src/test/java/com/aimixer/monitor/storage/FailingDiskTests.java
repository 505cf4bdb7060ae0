package com.aimixer.monitor.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.history.History;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.aimixer.monitor.storage.Monitoring.A;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that cannot be written for a while: somebody else holds its lock.
 */
class FailingDiskTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

	@TempDir
	Path directory;

	@Test
	void probingGoesOnAndTheHistoryCatchesUp() throws SQLException {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			try (Connection lock = lock()) {
				first.up(A, 5);
				Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().problem() != null);
				first.down(A, 5);
				assertThat(first.history.durability().waiting()).isPositive();
				assertThat(first.history.durability().failures()).isPositive();
				assertThat(first.facts(A).state()).isEqualTo(State.DOWN);
				release(lock);
			}
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().problem() == null);
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().waiting() == 0);
			assertThat(first.history.durability().dropped()).isZero();
		}
		assertThat(statesAfterwards()).containsExactly(State.UNKNOWN, State.UP, State.DOWN, State.UNKNOWN);
	}

	@Test
	void whatFindsNoRoomIsCountedAndTheLedgerIsWrittenAfterAll() throws SQLException {
		List<Interval> known;
		try (Monitoring first = Monitoring.withRoomFor(4, this.directory, START)) {
			first.up(A, 1);
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().waiting() == 0);
			overflow(first);
			known = first.intervals(A);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			List<Interval> after = second.intervals(A);
			assertThat(after.subList(1, after.size() - 2)).isEqualTo(known.subList(1, known.size() - 1));
		}
	}

	@Test
	void whatAnEarlierRunSawStaysWithThatRunWhenTheLedgerIsWrittenAgain() throws SQLException {
		List<Interval> known;
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			first.down(A, 5);
			first.up(A, 5);
		}
		try (Monitoring second = Monitoring.withRoomFor(4, this.directory, START.plus(Duration.ofMinutes(30)))) {
			overflow(second);
			known = second.intervals(A);
		}
		assertThat(count("SELECT count(*) FROM interval WHERE run = 1")).isEqualTo(3);
		assertThat(count("SELECT min(from_ms) FROM interval WHERE run = 2"))
			.isEqualTo(START.plus(Duration.ofMinutes(30)).toEpochMilli());
		try (Monitoring third = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			List<Interval> after = third.intervals(A);
			assertThat(after.subList(1, after.size() - 2)).isEqualTo(known.subList(1, known.size() - 1));
		}
	}

	@Test
	void anIntervalWrittenAgainAfterAnOverflowEndsAtItsLastOutcome() throws SQLException {
		Instant lastOutcome;
		try (Monitoring first = Monitoring.withRoomFor(4, this.directory, START)) {
			overflow(first);
			lastOutcome = first.now().minus(Monitoring.INTERVAL);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			assertThat(second.intervals(A).reversed().get(1).to()).isEqualTo(lastOutcome);
		}
	}

	@Test
	void anAlertThatFoundNoRoomIsWrittenAsItIsLater() throws SQLException {
		AlertRecord fired = AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown"), Map.of(), START);
		AlertRecord resolved = fired.resolved(START.plusSeconds(60));
		try (Monitoring first = Monitoring.withRoomFor(4, this.directory, START)) {
			try (Connection lock = lock()) {
				fill(first);
				first.history.alerts().save(fired);
				first.history.alerts().save(resolved);
				release(lock);
			}
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().waiting() == 0);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plusSeconds(3600))) {
			assertThat(second.history.alerts().load()).containsExactly(resolved);
		}
	}

	@Test
	void aRowThatCannotBeReadIsLeftOut() throws SQLException {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			first.down(A, 5);
			first.up(A, 5);
		}
		try (Connection connection = connect()) {
			execute(connection, "UPDATE interval SET state = 'ELSEWHERE' WHERE state = 'DOWN'");
			execute(connection, "INSERT INTO interval SELECT endpoint, 0, from_ms + 1000, heard_ms, until_ms + 90000, "
					+ "state, reason, evidence, last_evidence FROM interval WHERE state = 'UP'");
			execute(connection, "UPDATE probe SET reason = 'BOREDOM' WHERE result = 'failure' AND seq % 2 = 0");
		}
		assertThat(statesAfterwards()).startsWith(State.UNKNOWN, State.UP).endsWith(State.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "run SET offset_ms", "run SET last_ms", "run SET started_ms", "interval SET from_ms",
			"interval SET until_ms", "interval SET heard_ms", "endpoint SET since_ms", "probe SET at_us",
			"quarter SET quarter", "alert SET ends_ms" })
	void aTimeThatIsNoneKeepsNoMonitorFromStarting(String column) throws SQLException {
		AlertRecord fired = AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown"), Map.of(), START);
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			first.history.alerts().save(fired.resolved(START.plusSeconds(60)));
		}
		try (Connection connection = connect()) {
			execute(connection, "UPDATE " + column + " = " + Long.MAX_VALUE);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			second.up(A, 5);
			History history = new History(second.time, second.board, second.history);
			assertThat(history.days("a").orElseThrow().days()).hasSize(History.DAYS);
			assertThat(history.incidents(10).items()).isEmpty();
			assertThat(second.history.alerts().load()).hasSizeLessThan(2);
			Awaitility.await().until(() -> second.history.durability().waiting() == 0);
			assertThat(second.history.durability().problem()).isNull();
		}
	}

	@Test
	void aMonitorThatIsStoppedDoesNotWaitForItsDisk() throws SQLException {
		Monitoring first = Monitoring.start(this.directory, START);
		// closed in the reverse order: the monitor while the lock is held
		try (Connection lock = lock(); first) {
			assertThat(lock.isClosed()).isFalse();
			first.up(A, 5);
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().problem() != null);
		}
		assertThat(first.history.durability().dropped()).isPositive();
	}

	/** More than finds room while the disk fails, and then the disk is well again. */
	private void overflow(Monitoring monitoring) throws SQLException {
		try (Connection lock = lock()) {
			fill(monitoring);
			release(lock);
		}
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> monitoring.history.durability().problem() == null);
	}

	private static void fill(Monitoring monitoring) {
		monitoring.up(A, 2);
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> monitoring.history.durability().problem() != null);
		for (int i = 0; i < 10; i++) {
			monitoring.down(A, 2);
			monitoring.up(A, 2);
		}
		assertThat(monitoring.history.durability().dropped()).isPositive();
	}

	private List<State> statesAfterwards() {
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			return second.intervals(A).stream().map(Interval::state).toList();
		}
	}

	private Connection lock() throws SQLException {
		Connection connection = connect();
		execute(connection, "BEGIN IMMEDIATE");
		return connection;
	}

	private Connection connect() throws SQLException {
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + this.directory.resolve("history.db"));
		return source.getConnection();
	}

	private long count(String sql) {
		return JdbcClient.create(FileCheck.readOnly(this.directory.resolve("history.db")))
			.sql(sql)
			.query(Long.class)
			.single();
	}

	private static void release(Connection connection) throws SQLException {
		execute(connection, "ROLLBACK");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
