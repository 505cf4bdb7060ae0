package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.history.HistoryUnreadableException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.aimixer.monitor.storage.Monitoring.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file that is moved, replaced or damaged while the monitor runs.
 */
class LostFileTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private static final Instant LATER = START.plus(Duration.ofDays(2));

	private static final int FIRST_PAGE = 4_096;

	@TempDir
	Path directory;

	@Test
	void whatIsSeenWhileTheFileIsMovedAwayWaitsUntilItIsBack() throws IOException {
		Path aside = this.directory.resolve("history.db.aside");
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			awaitWritten(first);
			Files.move(file(), aside);
			assertThat(first.history.durability().problem()).contains("no longer at " + file(), "put it back");
			first.down(A, 5);
			Awaitility.await().until(() -> first.history.durability().failures() > 0);
			assertThat(first.history.durability().waiting()).isPositive();
			assertThat(file()).doesNotExist();
			assertUnreadable(first, "no longer at " + file());
			Files.move(aside, file());
			awaitWritten(first);
			first.time.advance(Duration.ofSeconds(10));
			Awaitility.await().until(() -> first.history.durability().problem() == null);
			assertThat(past(first)).extracting(Interval::state).containsExactly(State.UP, State.DOWN);
		}
		try (Monitoring second = Monitoring.start(this.directory, LATER)) {
			assertThat(past(second)).extracting(Interval::state).containsExactly(State.UP, State.DOWN);
		}
	}

	@Test
	void intoAFileThatWasPutInItsPlaceNothingIsWritten() throws IOException {
		Path copy = this.directory.resolve("copy.db");
		byte[] before;
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			awaitWritten(first);
			Files.copy(file(), copy);
			before = Files.readAllBytes(copy);
			Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
			first.up(A, 5);
			Awaitility.await().until(() -> first.history.durability().failures() > 0);
			assertThat(first.history.durability().problem()).contains("no longer at");
			assertUnreadable(first, "no longer at");
		}
		assertThat(Files.readAllBytes(file())).isEqualTo(before);
	}

	@Test
	void aDamagedPageIsAProblemUntilItCanBeReadAgain() throws IOException {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 5);
			first.down(A, 5);
		}
		byte[] damaged = Files.readAllBytes(file());
		Arrays.fill(damaged, FIRST_PAGE, damaged.length, (byte) 7);
		try (Monitoring second = Monitoring.start(this.directory, LATER)) {
			awaitWritten(second);
			assertThat(past(second)).hasSize(2);
			byte[] sound = overwrite(damaged);
			assertUnreadable(second, "stop the monitor, move the files aside");
			assertThat(second.history.durability().problem()).contains("move the files aside");
			overwrite(sound);
			second.time.advance(Duration.ofSeconds(10));
			Awaitility.await().until(() -> second.history.durability().problem() == null);
			assertThat(past(second)).hasSize(2);
		}
	}

	/** It stays the same file. */
	private byte[] overwrite(byte[] content) throws IOException {
		byte[] before = Files.readAllBytes(file());
		Files.write(file(), content, StandardOpenOption.WRITE);
		return before;
	}

	private static void assertUnreadable(Monitoring monitoring, String words) {
		assertThatExceptionOfType(HistoryUnreadableException.class).isThrownBy(() -> past(monitoring))
			.withMessageContainingAll("history.db", "cannot be read", words);
		assertThatExceptionOfType(HistoryUnreadableException.class)
			.isThrownBy(() -> monitoring.history.down(START, LATER, 10));
	}

	private static List<Interval> past(Monitoring monitoring) {
		return monitoring.history.of("a", START.minus(Duration.ofDays(1)), LATER);
	}

	private static void awaitWritten(Monitoring monitoring) {
		Awaitility.await().until(() -> monitoring.history.durability().waiting() == 0);
	}

	private Path file() {
		return this.directory.resolve("history.db");
	}

}
