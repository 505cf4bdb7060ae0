package com.aimixer.monitor.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out rows that say nothing sensible: the rest of the history is worth having
 * without them. For any number of threads.
 */
final class SoundRows {

	private static final Logger logger = LoggerFactory.getLogger(SoundRows.class);

	/** Told once for as long as the file is open. */
	private volatile boolean told;

	/** What a row says, or empty if that cannot be used. */
	<T> Optional<T> usable(ResultSet row, Reading<T> reading) throws SQLException {
		try {
			return Optional.of(reading.of(row));
		}
		catch (RuntimeException ex) {
			if (!this.told) {
				this.told = true;
				logger.warn("A row of the history cannot be used and is left out, and so are others like it: {}",
						String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
			}
			return Optional.empty();
		}
	}

	/** Makes a fact of a row. */
	interface Reading<T> {

		T of(ResultSet row) throws SQLException;

	}

}
