package com.aimixer.monitor.schedule;

/**
 * Something that has its turn once an interval.
 */
@FunctionalInterface
public interface Task {

	/**
	 * Take the turn. Never called twice at the same time.
	 * @param tick when it was due
	 */
	void run(Tick tick);

}
