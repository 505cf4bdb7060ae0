package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.latency.PackedCounts;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Turns a batch of facts into rows. It keeps nothing between two batches, so that one
 * that failed can be written again.
 */
final class FactWriter {

	private static final long QUARTER = Duration.ofMinutes(15).toMillis();

	private static final String INSERT_PROBE = """
			INSERT INTO {table}
			SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16
			FROM {table} WHERE endpoint = ?1""";

	private static final String TRIM = """
			DELETE FROM {table} WHERE endpoint = ?1
			AND seq <= (SELECT max(seq) FROM {table} WHERE endpoint = ?1) - ?2
			AND seq < (SELECT min(seq) FROM {table} WHERE endpoint = ?1) + ?3""";

	/**
	 * How many more than have come are deleted at once where fewer are kept than before.
	 */
	private static final int TRIMMED = 16;

	private static final String HOLD = """
			INSERT INTO interval VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET heard_ms = excluded.heard_ms, until_ms = excluded.until_ms,
			last_evidence = excluded.last_evidence""";

	private static final String NAME = "INSERT INTO replica SELECT ? WHERE NOT EXISTS (SELECT 1 FROM replica)";

	private static final String COUNT = """
			INSERT INTO quarter (endpoint, run, quarter, counts, slow, failures, max_us) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET counts = excluded.counts, slow = slow + excluded.slow,
			failures = failures + excluded.failures, max_us = max(max_us, excluded.max_us)""";

	private final Map<String, Integer> endpoints;

	private final int run;

	private final int records;

	FactWriter(Map<String, Integer> endpoints, int run, int records) {
		this.endpoints = Map.copyOf(endpoints);
		this.run = run;
		this.records = records;
	}

	/** Writes a batch within a transaction. */
	void write(JdbcTemplate jdbc, List<Fact> batch, long offset) {
		Rows rows = new Rows();
		batch.forEach(rows::add);
		insert(jdbc, "probe", rows.probes);
		insert(jdbc, "blip", rows.blips);
		jdbc.batchUpdate(HOLD, List.copyOf(rows.intervals.values()));
		// a ledger may take back what it said of the time after the start of its latest
		// interval
		List<Object[]> latest = new ArrayList<>();
		rows.latest.forEach((endpoint, from) -> latest.add(new Object[] { endpoint, this.run, from }));
		jdbc.batchUpdate("DELETE FROM interval WHERE endpoint = ? AND run = ? AND from_ms > ?", latest);
		rows.quarters.forEach((quarter, tally) -> count(jdbc, quarter, tally));
		jdbc.batchUpdate("UPDATE endpoint SET run = ?, status = ?, since_ms = ? WHERE id = ?", rows.statuses);
		rows.others.forEach((other) -> other.accept(jdbc));
		jdbc.update("UPDATE run SET last_ms = max(last_ms, ?), offset_ms = ? WHERE id = ?", rows.last, offset,
				this.run);
	}

	private void insert(JdbcTemplate jdbc, String table, List<Object[]> rows) {
		if (rows.isEmpty()) {
			return;
		}
		jdbc.batchUpdate(INSERT_PROBE.replace("{table}", table), rows);
		Map<Object, Integer> come = new HashMap<>();
		rows.forEach((row) -> come.merge(row[0], 1, Integer::sum));
		List<Object[]> trims = new ArrayList<>();
		come.forEach((endpoint, count) -> trims.add(new Object[] { endpoint, this.records, count + TRIMMED }));
		jdbc.batchUpdate(TRIM.replace("{table}", table), trims);
	}

	private void count(JdbcTemplate jdbc, Key quarter, Tally tally) {
		Object[] key = { quarter.endpoint(), this.run, quarter.from() };
		byte[] counts = jdbc
			.queryForList("SELECT counts FROM quarter WHERE endpoint = ? AND run = ? AND quarter = ?", byte[].class,
					key)
			.stream()
			.findFirst()
			.orElse(new byte[0]);
		for (Duration time : tally.times) {
			counts = PackedCounts.plus(counts, time);
		}
		jdbc.update(COUNT, quarter.endpoint(), this.run, quarter.from(), counts, tally.slow, tally.failures,
				tally.maxMicros);
	}

	private int id(String endpoint) {
		Integer id = this.endpoints.get(endpoint);
		if (id == null) {
			throw new IllegalArgumentException("endpoint '" + endpoint + "' is not in the history");
		}
		return id;
	}

	/** Rows of one batch, with what replaces each other joined. */
	private final class Rows {

		private final List<Object[]> probes = new ArrayList<>();

		private final List<Object[]> blips = new ArrayList<>();

		private final Map<Key, Object[]> intervals = new LinkedHashMap<>();

		private final Map<Integer, Long> latest = new HashMap<>();

		private final Map<Key, Tally> quarters = new LinkedHashMap<>();

		private final List<Object[]> statuses = new ArrayList<>();

		private final List<Consumer<JdbcTemplate>> others = new ArrayList<>();

		private long last;

		void add(Fact fact) {
			switch (fact) {
				case Fact.Probe(String endpoint, ProbeRecord entry, boolean slow) -> probe(id(endpoint), entry, slow);
				case Fact.Blip(String endpoint, var failure) ->
					this.blips.add(ProbeRow.of(id(endpoint), FactWriter.this.run, new ProbeRecord(0, failure)));
				case Fact.Held(String endpoint, Interval interval, Instant heardAt) ->
					held(id(endpoint), interval, heardAt);
				case Fact.Alert(AlertRecord alert) -> this.others.add((jdbc) -> SqlAlertLog.write(jdbc, alert));
				case Fact.Evicted(String id) -> this.others.add((jdbc) -> SqlAlertLog.forget(jdbc, id));
				case Fact.Replica(String name) -> this.others.add((jdbc) -> jdbc.update(NAME, name));
				case Fact.Forgotten(Instant limit) -> this.others.add((jdbc) -> SqlAlertLog.forget(jdbc, limit));
				case Fact.Status(StatusChange change) ->
					this.statuses.add(new Object[] { FactWriter.this.run, change.judgement().status().name(),
							change.since().toEpochMilli(), id(change.endpoint().name()) });
			}
		}

		private void probe(int endpoint, ProbeRecord entry, boolean slow) {
			this.probes.add(ProbeRow.of(endpoint, FactWriter.this.run, entry));
			this.last = Math.max(this.last, entry.outcome().startedAt().toEpochMilli());
			if (entry.attempt() == 0 && !(entry.outcome() instanceof Skipped)) {
				long quarter = Math.floorDiv(entry.outcome().startedAt().toEpochMilli(), QUARTER);
				this.quarters.computeIfAbsent(new Key(endpoint, quarter), (_) -> new Tally())
					.add(entry.outcome(), slow);
			}
		}

		private void held(int endpoint, Interval interval, Instant heardAt) {
			long from = interval.from().toEpochMilli();
			Cause cause = interval.cause();
			this.latest.put(endpoint, from);
			this.intervals.put(new Key(endpoint, from),
					new Object[] { endpoint, FactWriter.this.run, from, heardAt.toEpochMilli(),
							interval.to().toEpochMilli(), interval.state().name(),
							(cause != null) ? cause.reason() : null, (cause != null) ? cause.evidence() : null,
							(cause != null) ? cause.lastEvidence() : null });
		}

	}

	/** First attempts of a quarter of an hour, of one batch. */
	private static final class Tally {

		private final List<Duration> times = new ArrayList<>();

		private int slow;

		private int failures;

		private long maxMicros;

		void add(ProbeOutcome outcome, boolean isSlow) {
			switch (outcome) {
				case Succeeded success -> {
					this.times.add(success.duration());
					this.slow += isSlow ? 1 : 0;
					this.maxMicros = Math.max(this.maxMicros, Math.round(success.duration().toNanos() / 1e3));
				}
				case Failed _ -> this.failures++;
				case Skipped _ -> {
				}
			}
		}

	}

	/** An endpoint and a number: the start of an interval, or a quarter of an hour. */
	private record Key(int endpoint, long from) {
	}

}
