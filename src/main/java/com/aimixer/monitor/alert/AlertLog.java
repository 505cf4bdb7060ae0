package com.aimixer.monitor.alert;

import java.time.Instant;
import java.util.List;

/**
 * Where the alert history outlives the process. Called by threads that raise alerts:
 * implementations must not wait for a disk, and never throw for its sake.
 */
public interface AlertLog {

	/** Keeps nothing: without a data directory the history lives in memory only. */
	AlertLog NONE = new AlertLog() {

		@Override
		public List<AlertRecord> load() {
			return List.of();
		}

		@Override
		public void save(AlertRecord alert) {
		}

		@Override
		public void forget(String id) {
		}

		@Override
		public void forgetEndedBefore(Instant limit) {
		}

	};

	/**
	 * What was kept, read once at the start.
	 * @return every alert, in any order, those that fire among them
	 */
	List<AlertRecord> load();

	/**
	 * Keep an alert; replaces the record of the same id.
	 * @param alert as it is now
	 */
	void save(AlertRecord alert);

	/**
	 * Drop an alert for which there is no room any more.
	 * @param id which one
	 */
	void forget(String id);

	/**
	 * Drop what has ended long ago; what fires stays.
	 * @param limit the earliest end to keep, by the wall clock
	 */
	void forgetEndedBefore(Instant limit);

}
