package com.aimixer.monitor.page;

import java.util.Optional;
import java.util.function.Function;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.DailyAvailability;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.HistoryUnreadableException;
import com.aimixer.monitor.history.Incidents;
import com.aimixer.monitor.history.PastIntervals;
import com.aimixer.monitor.time.TimeSource;

/**
 * The history as far as it can be read. A disk that fails must not take the status with
 * it: the pages then show what the board has, the last 24 hours.
 */
public final class Remembered {

	private final History history;

	private final History recent;

	private volatile boolean readable = true;

	/**
	 * What is remembered beside a board.
	 * @param time the clock
	 * @param board the last 24 hours
	 * @param history what was before too
	 */
	public Remembered(TimeSource time, StatusBoard board, History history) {
		this.history = history;
		this.recent = new History(time, board, PastIntervals.NONE);
	}

	/** The days of an endpoint, empty if there is no such endpoint. */
	Optional<DailyAvailability> days(String name) {
		return read((source) -> source.days(name));
	}

	/** The latest incidents. */
	Incidents incidents(int limit) {
		return read((source) -> source.incidents(limit));
	}

	/** Whether the last attempt to read it succeeded. */
	boolean readable() {
		return this.readable;
	}

	private <T> T read(Function<History, T> question) {
		try {
			T answer = question.apply(this.history);
			this.readable = true;
			return answer;
		}
		catch (HistoryUnreadableException ignored) {
			// whoever threw it has said why in the log
			this.readable = false;
			return question.apply(this.recent);
		}
	}

}
