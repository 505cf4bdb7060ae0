package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at an existing file before anything writes to it. What is refused stays as it is.
 */
final class FileCheck {

	/** "AIMX" in the header of the file. */
	private static final int APPLICATION_ID = 0x41494D58;

	private static final String MIGRATIONS = "flyway_schema_history";

	private static final String MOVE_ASIDE = "move the files aside (mv history.db history.db.aside, and -wal and "
			+ "-shm beside it) and the monitor begins a new history";

	private static final String LEAVE = " and start again; leave the files where they are, nothing was changed";

	private final Path file;

	private final int newestVersion;

	/**
	 * A check of a file.
	 * @param file the file
	 * @param newestVersion the version of the schema that this monitor knows
	 */
	FileCheck(Path file, int newestVersion) {
		this.file = file;
		this.newestVersion = newestVersion;
	}

	/**
	 * Refuses the file with a {@link StorageException} unless it is a sound history of
	 * this version or an older one, or there is none.
	 */
	void run() {
		try {
			if (Files.exists(this.file) && Files.size(this.file) > 0) {
				check(JdbcClient.create(readOnly(this.file)));
			}
		}
		catch (DataAccessException | IOException ex) {
			throw new StorageException("the history " + this.file + " " + complaint(ex), ex);
		}
	}

	private void check(JdbcClient jdbc) {
		String finding = jdbc.sql("PRAGMA quick_check(1)").query(String.class).single();
		if (!finding.equals("ok")) {
			throw refused("is damaged (" + finding + ")");
		}
		Integer id = jdbc.sql("PRAGMA application_id").query(Integer.class).single();
		if (id != APPLICATION_ID) {
			// a first start that was cut short has left the table of the migrations at
			// most
			Integer others = jdbc.sql("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name <> ?")
				.param(MIGRATIONS)
				.query(Integer.class)
				.single();
			if (others > 0) {
				throw refused("is not a history of this monitor");
			}
			return;
		}
		Integer version = jdbc
			.sql("SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + MIGRATIONS + " WHERE success")
			.query(Integer.class)
			.single();
		if (version > this.newestVersion) {
			throw refused("was written by a newer monitor (schema " + version + ", this one knows " + this.newestVersion
					+ ")");
		}
	}

	private StorageException refused(String why) {
		return new StorageException("the history " + this.file + " " + why + "; nothing was changed: " + MOVE_ASIDE);
	}

	/**
	 * What is wrong and what to do about it. Only a file that is damaged is to be moved
	 * away: where the disk is full or cannot be written a sound one is not opened either.
	 */
	static String complaint(Throwable failure) {
		if (failure instanceof SQLiteException sqlite) {
			return complaint(sqlite);
		}
		Throwable cause = failure.getCause();
		if (cause != null) {
			return complaint(cause);
		}
		String advice = (failure instanceof IOException) ? "make it readable for this user" : "see to that";
		return "cannot be used (" + failure.getMessage() + "); " + advice + LEAVE;
	}

	private static String complaint(SQLiteException failure) {
		String message = " (" + failure.getMessage() + "); ";
		String notOpened = "cannot be opened" + message;
		return switch (Trouble.kind(failure)) {
			case SQLITE_CORRUPT, SQLITE_NOTADB -> "is damaged" + message + "nothing was changed: " + MOVE_ASIDE;
			case SQLITE_FULL -> notOpened + "make room on its disk" + LEAVE;
			case SQLITE_IOERR -> notOpened + "mend its disk or make room on it" + LEAVE;
			case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
				notOpened + "make it and its directory writable for this user, or make room on its disk" + LEAVE;
			case SQLITE_BUSY, SQLITE_LOCKED -> notOpened + "end the program that uses it" + LEAVE;
			default -> notOpened + "see to that" + LEAVE;
		};
	}

	/** Connections that cannot change the file. */
	static SQLiteDataSource readOnly(Path file) {
		SQLiteConfig config = new SQLiteConfig();
		config.setReadOnly(true);
		config.setBusyTimeout(2_000);
		SQLiteDataSource source = new SQLiteDataSource(config);
		source.setUrl("jdbc:sqlite:" + file);
		return source;
	}

}
