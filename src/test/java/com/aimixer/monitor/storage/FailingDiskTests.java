package com.aimixer.monitor.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

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
			try (Connection lock = lock()) {
				first.up(A, 2);
				Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().problem() != null);
				for (int i = 0; i < 10; i++) {
					first.down(A, 2);
					first.up(A, 2);
				}
				assertThat(first.history.durability().dropped()).isPositive();
				release(lock);
			}
			Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.history.durability().problem() == null);
			known = first.intervals(A);
		}
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			List<Interval> after = second.intervals(A);
			assertThat(after.subList(1, after.size() - 2)).isEqualTo(known.subList(1, known.size() - 1));
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

	private List<State> statesAfterwards() {
		try (Monitoring second = Monitoring.start(this.directory, START.plus(Duration.ofHours(2)))) {
			return second.intervals(A).stream().map(Interval::state).toList();
		}
	}

	private Connection lock() throws SQLException {
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + this.directory.resolve("history.db"));
		Connection connection = source.getConnection();
		execute(connection, "BEGIN IMMEDIATE");
		return connection;
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
