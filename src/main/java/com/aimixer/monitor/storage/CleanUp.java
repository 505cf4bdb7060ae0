package com.aimixer.monitor.storage;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the retention when it is due, a slice at a time, and knows how that goes. Done by
 * the thread that writes.
 */
final class CleanUp {

	private static final Logger logger = LoggerFactory.getLogger(CleanUp.class);

	/** One may fail because the disk does; that is told as such. */
	private static final int MISSES = 2;

	private final TimeSource time;

	private final LongSupplier offset;

	private final Database database;

	private final Retention retention;

	private final LongAdder failures = new LongAdder();

	private int misses;

	private volatile @Nullable String problem;

	/**
	 * The clean-up of a file.
	 * @param time the clock
	 * @param offset from the steady timeline to the wall clock, in milliseconds
	 * @param database the file
	 * @param retention what is deleted
	 */
	CleanUp(TimeSource time, LongSupplier offset, Database database, Retention retention) {
		this.time = time;
		this.offset = offset;
		this.database = database;
		this.retention = retention;
	}

	/** Deletes what is too old or too much, if that is due; never throws. */
	void run() {
		Instant now = this.time.now();
		if (!this.retention.isDue(now)) {
			return;
		}
		try {
			this.database.inTransaction(() -> this.retention.run(this.database.writer(), now, this.offset.getAsLong()));
			this.misses = 0;
			this.problem = null;
		}
		catch (RuntimeException | Error ex) {
			this.retention.postpone(now);
			this.misses++;
			if (this.misses >= MISSES) {
				this.problem = "old rows cannot be deleted, so the file grows: " + Trouble.words(ex);
			}
			this.failures.increment();
			logger.warn("Old rows of the history could not be deleted; the next attempt follows in an hour", ex);
		}
	}

	/** Why the file grows, or null if it does not. */
	@Nullable String problem() {
		return this.problem;
	}

	long failures() {
		return this.failures.sum();
	}

}
