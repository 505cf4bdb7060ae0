package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that have written, and how far the steady timeline of each is from the
 * one of today. No run ends after the next one began: where a wall clock was set back
 * between two, the earlier one is moved back, at every reading anew.
 */
final class Runs {

	private static final long FAR_OFF = Duration.ofDays(3_652_425).toMillis();

	private final Map<Integer, Duration> shifts;

	private final @Nullable Instant before;

	private final Instant first;

	private Runs(Map<Integer, Duration> shifts, @Nullable Instant before, Instant first) {
		this.shifts = Map.copyOf(shifts);
		this.before = before;
		this.first = first;
	}

	/** Ends the runs before at their last outcomes, and begins a new one. */
	static int begin(JdbcTemplate jdbc, long now, long offset) {
		jdbc.update("""
				UPDATE interval SET until_ms = max(heard_ms, min(until_ms, coalesce((SELECT max(at_us) / 1000 FROM probe
				WHERE probe.endpoint = interval.endpoint AND probe.run = interval.run AND result <> ?), 0)))
				WHERE run = (SELECT max(id) FROM run) AND from_ms = (SELECT max(from_ms) FROM interval AS latest
				WHERE latest.endpoint = interval.endpoint AND latest.run = interval.run)""", ProbeRow.SKIPPED);
		// those that died before their first probe
		jdbc.update("DELETE FROM run WHERE last_ms < started_ms");
		jdbc.update("INSERT INTO run (started_ms, last_ms, offset_ms) VALUES (?, ?, ?)", now, now - 1, offset);
		Integer id = jdbc.queryForObject("SELECT max(id) FROM run", Integer.class);
		if (id == null) {
			throw new IllegalStateException("a run that was written down is not there");
		}
		return id;
	}

	/**
	 * The runs seen from one of them.
	 * @param jdbc the file
	 * @param current the present run
	 * @param offset from its steady timeline to the wall clock, in milliseconds
	 * @return the runs up to the present one
	 */
	static Runs load(JdbcClient jdbc, int current, long offset) {
		Map<Integer, Duration> shifts = new HashMap<>();
		long limit = Long.MAX_VALUE;
		Instant before = null;
		for (Run run : all(jdbc, current)) {
			long shift = (run.id == current) ? 0 : Math.min(run.offset - offset, limit - run.last);
			shifts.put(run.id, Duration.ofMillis(shift));
			limit = run.started + shift;
			if (before == null && run.id != current) {
				before = Instant.ofEpochMilli(run.last + shift);
			}
		}
		return new Runs(shifts, before, Instant.ofEpochMilli(limit));
	}

	private static List<Run> all(JdbcClient jdbc, int current) {
		return jdbc.sql("SELECT id, started_ms, last_ms, offset_ms FROM run WHERE id <= ? ORDER BY id DESC")
			.param(current)
			.query((row, _) -> new Run(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)))
			.list()
			.stream()
			.filter(Run::isSensible)
			.toList();
	}

	/** What takes a time of a run to the present steady timeline. */
	Duration shift(int run) {
		return this.shifts.getOrDefault(run, Duration.ZERO);
	}

	/** The runs by their numbers, with what takes their times to the present timeline. */
	Map<Integer, Duration> shifts() {
		return this.shifts;
	}

	/** When the run before the present one ended, on the present timeline. */
	Optional<Instant> endOfTheOneBefore() {
		return Optional.ofNullable(this.before);
	}

	/** When the first of them began, on the present timeline. */
	Instant startOfTheFirst() {
		return this.first;
	}

	/** The largest of all shifts, for a first choice of rows. */
	Duration largest() {
		return this.shifts.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

	/** The smallest of all shifts, for a first choice of rows. */
	Duration smallest() {
		return this.shifts.values().stream().min(Duration::compareTo).orElse(Duration.ZERO);
	}

	/** Whether a number of milliseconds is within ten thousand years of the epoch. */
	static boolean isSensible(long millis) {
		return Math.abs(millis) < FAR_OFF;
	}

	private record Run(int id, long started, long last, long offset) {

		/** Else its times are taken as they are: a row must not keep a monitor away. */
		boolean isSensible() {
			return Runs.isSensible(this.started) && Runs.isSensible(this.last) && Runs.isSensible(this.offset);
		}

	}

}
