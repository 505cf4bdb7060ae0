package com.aimixer.monitor.storage;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What goes wrong with the file while the monitor runs: whose fault it is, and what to
 * do.
 */
final class Trouble {

	private Trouble() {
	}

	/**
	 * Whether it is the fault of the file or its disk, which may be mended; else it is
	 * that of what was to be written.
	 */
	static boolean isOfTheFile(Throwable failure) {
		return chain(failure).anyMatch((cause) -> switch (cause) {
			case StorageException _ -> true;
			case SQLiteException sqlite -> !isOfTheFact(kind(sqlite));
			case SQLException _ -> true;
			default -> false;
		});
	}

	private static boolean isOfTheFact(SQLiteErrorCode kind) {
		return switch (kind) {
			case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE -> true;
			default -> false;
		};
	}

	/** What went wrong, and what to do about it. */
	static String words(Throwable failure) {
		Throwable root = chain(failure).reduce(failure, (_, cause) -> cause);
		String words = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
		return (root instanceof SQLiteException sqlite) ? words + advice(kind(sqlite)) : words;
	}

	private static String advice(SQLiteErrorCode kind) {
		return switch (kind) {
			case SQLITE_CORRUPT, SQLITE_NOTADB -> "; stop the monitor, move the files aside (mv history.db "
					+ "history.db.aside, and -wal and -shm beside it) and start it again";
			case SQLITE_FULL -> "; make room on its disk";
			case SQLITE_IOERR -> "; mend its disk or make room on it";
			case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
				"; make the file and its directory writable for this user, or make room on its disk";
			case SQLITE_BUSY, SQLITE_LOCKED -> "; end the program that uses the file";
			default -> "";
		};
	}

	/** The low byte says which kind of error it is. */
	static SQLiteErrorCode kind(SQLiteException failure) {
		return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xFF);
	}

	private static Stream<Throwable> chain(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
