package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.aimixer.monitor.storage.Monitoring.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a monitor does not touch.
 */
class RefusedFileTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 0, 4_096, 8_192, 20_000 })
	void aDamagedFileIsRefusedAndStaysAsItIs(int position) throws IOException {
		write();
		overwrite(position);
		assertRefused("history.db", "move the files aside");
	}

	@Test
	void aFileThatWasCutShortIsRefused() throws IOException {
		write();
		try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
			channel.truncate(10_000);
		}
		assertRefused("history.db", "move the files aside");
	}

	/**
	 * As where a disk is full: the file is sound, and what belongs beside it cannot be
	 * made.
	 */
	@Test
	void aSoundFileThatCannotBeOpenedIsNotToBeMovedAway() throws IOException {
		Path live = this.directory.resolve("live");
		try (Monitoring first = Monitoring.start(live, START)) {
			first.up(A, 5);
			Awaitility.await().until(() -> first.history.durability().waiting() == 0);
			Files.copy(live.resolve("history.db"), file());
			Files.copy(live.resolve("history.db-wal"), this.directory.resolve("history.db-wal"));
		}
		Files.createDirectory(this.directory.resolve("history.db-shm"));
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> Monitoring.start(this.directory, START))
			.withMessageContainingAll("history.db", "cannot be opened", "make room on its disk",
					"leave the files where they are")
			.withMessageNotContainingAny("damaged", "aside");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SQLITE_FULL          | make room on its disk
			SQLITE_IOERR_SHMSIZE | mend its disk or make room
			SQLITE_READONLY      | make it and its directory writable
			SQLITE_CANTOPEN      | make it and its directory writable
			SQLITE_BUSY          | end the program that uses it
			SQLITE_NOMEM         | leave the files
			""")
	void whatIsWrongWithTheDiskIsNotBlamedOnTheFile(SQLiteErrorCode code, String advice) {
		assertThat(FileCheck.complaint(new SQLiteException("words", code)))
			.contains(advice, "leave the files where they are")
			.doesNotContain("damaged", "aside");
	}

	@ParameterizedTest
	@EnumSource(names = { "SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB" })
	void aDamagedFileIsToBeMovedAway(SQLiteErrorCode code) {
		assertThat(FileCheck.complaint(new SQLiteException("words", code))).contains("is damaged", "aside");
	}

	@Test
	void aFileOfANewerMonitorIsRefused() throws IOException {
		write();
		sql("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, script, checksum, installed_by, "
				+ "installed_on, execution_time, 1 FROM flyway_schema_history LIMIT 1");
		assertRefused("was written by a newer monitor (schema 99, this one knows ");
	}

	@Test
	void aFileOfSomebodyElseIsRefused() throws IOException {
		sql("CREATE TABLE cats (name TEXT)");
		assertRefused("is not a history of this monitor");
	}

	@Test
	void anEmptyFileAndAFirstStartThatWasCutShortAreTakenUp() throws IOException {
		Files.createFile(file());
		write();
		assertThat(Files.size(file())).isPositive();
		Files.delete(file());
		sql("CREATE TABLE dummy (a)", "DROP TABLE dummy");
		write();
	}

	@Test
	void aSecondMonitorIsRefusedWhileTheFirstOneRuns() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> Monitoring.start(this.directory, START))
				.withMessageContainingAll(this.directory.toString(), "in use by another monitor");
			first.up(A, 1);
		}
		write();
	}

	@Test
	void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> Monitoring.start(file.resolve("data"), START))
			.withMessageContainingAll(file.resolve("data").toString(), "cannot be used");
	}

	private void write() {
		try (Monitoring first = Monitoring.start(this.directory, START)) {
			first.up(A, 300);
		}
	}

	private void overwrite(int position) throws IOException {
		try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap("scratched ".repeat(300).getBytes(StandardCharsets.UTF_8)), position);
		}
	}

	private void sql(String... statements) {
		SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + file());
		for (String statement : statements) {
			JdbcClient.create(source).sql(statement).update();
		}
	}

	private void assertRefused(String... words) throws IOException {
		byte[] before = Files.readAllBytes(file());
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> Monitoring.start(this.directory, START.plusSeconds(3600)))
			.withMessageContainingAll(words);
		assertThat(Files.readAllBytes(file())).isEqualTo(before);
	}

	private Path file() {
		return this.directory.resolve("history.db");
	}

}
