package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what is too old or too much, so that the size of the file is bounded: its pages
 * are used again.
 */
final class Retention {

	private static final Duration EVERY = Duration.ofHours(1);

	private static final long QUARTER = Duration.ofMinutes(15).toMillis();

	/** Rows that one transaction deletes at most: some MB of the log. */
	static final int SLICE = 10_000;

	private static final String OLDEST = "(SELECT %s FROM oldest WHERE oldest.run = %s)";

	private static final List<String> OLD = List.of(
			slice("interval", "endpoint, run, from_ms", "until_ms < " + OLDEST.formatted("ms", "interval.run")),
			slice("blip", "endpoint, seq", "at_us < 1000 * " + OLDEST.formatted("ms", "blip.run")),
			slice("probe", "endpoint, seq", "at_us < 1000 * " + OLDEST.formatted("ms", "probe.run")),
			slice("quarter", "endpoint, run, quarter", "quarter < " + OLDEST.formatted("quarter", "quarter.run")));

	private static final String FLAPPING = "SELECT endpoint FROM interval GROUP BY endpoint HAVING count(*) > ?";

	private static final String TOO_MANY = slice("interval", "endpoint, run, from_ms", """
			endpoint = ?2 AND (run, from_ms) <= (SELECT run, from_ms FROM interval
			WHERE endpoint = ?2 ORDER BY run DESC, from_ms DESC LIMIT 1 OFFSET ?3)""");

	private static final String TOO_MANY_ALERTS = """
			DELETE FROM alert WHERE id IN (SELECT id FROM (SELECT id FROM alert
			ORDER BY ends_ms IS NULL DESC, ends_ms DESC LIMIT -1 OFFSET ?2) LIMIT ?1)""";

	private final Limits limits;

	private final int run;

	private final Instant started;

	private Instant next;

	/**
	 * A retention that is due at once.
	 * @param limits how much is kept
	 * @param run the present run
	 * @param started the present instant of the steady timeline
	 */
	Retention(Limits limits, int run, Instant started) {
		this.limits = limits;
		this.run = run;
		this.started = started;
		this.next = started;
	}

	boolean isDue(Instant now) {
		return !now.isBefore(this.next);
	}

	/** Deletes no sooner than after the usual time. */
	void postpone(Instant now) {
		this.next = now.plus(EVERY);
	}

	/**
	 * Deletes a slice within a transaction; while there may be more it is due again at
	 * once.
	 * @param jdbc the file
	 * @param now the present instant of the steady timeline
	 * @param offset from that timeline to the wall clock, in milliseconds
	 */
	void run(JdbcTemplate jdbc, Instant now, long offset) {
		Runs runs = Runs.load(JdbcClient.create(jdbc), this.run, offset);
		limits(jdbc, runs, reference(runs, now));
		int room = SLICE;
		for (String old : OLD) {
			room -= jdbc.update(old, room);
		}
		for (Integer endpoint : jdbc.queryForList(FLAPPING, Integer.class, this.limits.intervals())) {
			room -= jdbc.update(TOO_MANY, room, endpoint, this.limits.intervals());
		}
		room -= jdbc.update(TOO_MANY_ALERTS, room, this.limits.alerts());
		if (room > 0) {
			// a day later than its rows: without it nobody could tell how old they are
			jdbc.update("DELETE FROM run WHERE id <> ? AND last_ms + 86400000 < " + OLDEST.formatted("ms", "run.id"),
					this.run);
			postpone(now);
		}
	}

	/** A statement that deletes as many rows as its first parameter says. */
	private static String slice(String table, String key, String condition) {
		return "DELETE FROM %1$s WHERE (%2$s) IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT ?1)".formatted(table, key,
				condition);
	}

	/**
	 * From when on ages count. The wall clock is not trusted to tell how long nobody
	 * looked: time goes on from the end of the run before as it passes in this one.
	 */
	private Instant reference(Runs runs, Instant now) {
		return runs.endOfTheOneBefore()
			.map((end) -> end.plus(Duration.between(this.started, now)))
			.filter((seen) -> seen.isBefore(now))
			.orElse(now);
	}

	/** The earliest instants to keep, on the timeline of each run. */
	private void limits(JdbcTemplate jdbc, Runs runs, Instant reference) {
		jdbc.execute("CREATE TEMP TABLE IF NOT EXISTS oldest (run INTEGER PRIMARY KEY, ms INTEGER, quarter INTEGER)");
		jdbc.update("DELETE FROM oldest");
		List<Object[]> rows = new ArrayList<>();
		runs.shifts().forEach((id, shift) -> {
			Instant ofRun = reference.minus(shift);
			rows.add(new Object[] { id, ofRun.minus(this.limits.age()).toEpochMilli(),
					ofRun.minus(this.limits.quarters()).toEpochMilli() / QUARTER });
		});
		jdbc.batchUpdate("INSERT INTO oldest VALUES (?, ?, ?)", rows);
	}

}
