package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes what is too old or too much, so that the size of the file is bounded: its pages
 * are used again.
 */
final class Retention {

	private static final Duration EVERY = Duration.ofHours(1);

	private final Limits limits;

	private final int run;

	private Instant next;

	private boolean first = true;

	/**
	 * A retention that is due at once.
	 * @param limits how much is kept
	 * @param run the present run
	 * @param now the present instant of the steady timeline
	 */
	Retention(Limits limits, int run, Instant now) {
		this.limits = limits;
		this.run = run;
		this.next = now;
	}

	boolean isDue(Instant now) {
		return !now.isBefore(this.next);
	}

	/**
	 * Deletes within a transaction. At the start the wall clock is not trusted to tell
	 * what is old: what counts is the end of the run before, unless that is in the
	 * future.
	 */
	void run(JdbcTemplate jdbc, Instant now, Collection<Integer> endpoints) {
		this.next = now.plus(EVERY);
		Long before = jdbc.queryForObject("SELECT max(last_ms) FROM run WHERE id < ?", Long.class, this.run);
		long reference = (this.first && before != null) ? Math.min(before, now.toEpochMilli()) : now.toEpochMilli();
		this.first = false;
		long oldest = reference - this.limits.age().toMillis();
		jdbc.update("DELETE FROM interval WHERE until_ms < ?", oldest);
		jdbc.update("DELETE FROM blip WHERE at_us < ?", oldest * 1000);
		jdbc.update("DELETE FROM probe WHERE at_us < ?", oldest * 1000);
		jdbc.update("DELETE FROM run WHERE last_ms < ? AND id < ?", oldest, this.run);
		jdbc.update("DELETE FROM quarter WHERE quarter < ?",
				(reference - this.limits.quarters().toMillis()) / Duration.ofMinutes(15).toMillis());
		List<Object[]> caps = new ArrayList<>();
		endpoints.forEach((endpoint) -> caps.add(new Object[] { endpoint, this.limits.intervals() }));
		jdbc.batchUpdate("""
				DELETE FROM interval WHERE endpoint = ?1 AND (run, from_ms) <= (SELECT run, from_ms FROM interval
				WHERE endpoint = ?1 ORDER BY run DESC, from_ms DESC LIMIT 1 OFFSET ?2)""", caps);
	}

}
