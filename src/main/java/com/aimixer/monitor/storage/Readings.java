package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import com.aimixer.monitor.history.HistoryUnreadableException;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the file. A question that could not be answered is a problem until it is: it is
 * asked again from time to time, as nobody else may come to ask it.
 */
final class Readings {

	private static final Logger logger = LoggerFactory.getLogger(Readings.class);

	private static final Duration AGAIN = Duration.ofSeconds(10);

	private final TimeSource time;

	private final Database database;

	private final Supplier<FactReader> readers;

	private final AtomicReference<@Nullable Unanswered> unanswered = new AtomicReference<>();

	/**
	 * Questions to a file.
	 * @param time the clock
	 * @param database the file
	 * @param readers makes a reader of the present instant, or throws
	 */
	Readings(TimeSource time, Database database, Supplier<FactReader> readers) {
		this.time = time;
		this.database = database;
		this.readers = readers;
	}

	/** The answer to a question. */
	<T> T ask(Function<FactReader, T> question) {
		try {
			return answer(question);
		}
		catch (RuntimeException ex) {
			String words = Trouble.words(ex);
			if (this.unanswered.compareAndSet(null, new Unanswered(question, words, this.time.now()))) {
				logger.warn("The history cannot be read, days and incidents are those of the last 24 hours: {}", words);
			}
			throw new HistoryUnreadableException("the history " + this.database.file() + " cannot be read: " + words,
					ex);
		}
	}

	private <T> T answer(Function<FactReader, T> question) {
		String displaced = this.database.displaced();
		if (displaced != null) {
			throw new StorageException(displaced);
		}
		return question.apply(this.readers.get());
	}

	/** Asks what was not answered, if it is time for that. */
	void askAgain() {
		Unanswered open = this.unanswered.get();
		Instant now = this.time.now();
		if (open == null || now.isBefore(open.at().plus(AGAIN))) {
			return;
		}
		try {
			Object _ = answer(open.question());
			this.unanswered.set(null);
			logger.info("The history can be read again");
		}
		catch (RuntimeException ex) {
			this.unanswered.set(new Unanswered(open.question(), Trouble.words(ex), now));
		}
	}

	/** Why the file cannot be read now, or null if nothing is known. */
	@Nullable String problem() {
		Unanswered open = this.unanswered.get();
		return (open != null) ? open.why() : null;
	}

	/** A question that was asked in vain. */
	private record Unanswered(Function<FactReader, ?> question, String why, Instant at) {
	}

}
