package com.aimixer.monitor.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.PastFacts;
import com.aimixer.monitor.board.PastFacts.PastStatus;
import com.aimixer.monitor.board.PastFacts.ResponseTimeCounts;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Failed;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns rows into facts of the present steady timeline.
 */
final class FactReader {

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final Runs runs;

	FactReader(JdbcClient jdbc, Runs runs) {
		this.jdbc = jdbc;
		this.runs = runs;
	}

	/**
	 * What the board remembers of an endpoint.
	 * @param endpoint its name
	 * @param now the present instant
	 * @param window how far back the board looks
	 * @param records how many records and blips it lists
	 * @return the facts
	 */
	PastFacts past(String endpoint, Instant now, Duration window, int records) {
		Instant from = now.minus(window);
		List<Interval> intervals = intervals(endpoint, from, now);
		List<Failed> blips = probes("blip", endpoint, records).stream()
			.map(ProbeRecord::outcome)
			.filter(Failed.class::isInstance)
			.map(Failed.class::cast)
			.filter((blip) -> blip.startedAt().isAfter(from))
			.toList();
		return new PastFacts(intervals, responseTimes(endpoint, from.minus(QUARTER.multipliedBy(2)), now),
				probes("probe", endpoint, records), blips, status(endpoint).orElse(null));
	}

	/** The intervals of an endpoint that touch a span, in the order of time. */
	List<Interval> intervals(String endpoint, Instant from, Instant to) {
		List<Interval> rows = this.jdbc.sql("""
				SELECT interval.* FROM interval JOIN endpoint ON endpoint.id = interval.endpoint
				WHERE endpoint.name = ? AND until_ms > ? AND from_ms < ? ORDER BY interval.run, from_ms""")
			.params(endpoint, millis(from.minus(this.runs.largest())), millis(to.minus(this.runs.smallest())))
			.query((row, _) -> interval(row))
			.list();
		return touching(withoutOverlaps(rows), from, to);
	}

	/** The intervals in which endpoints were down, that touch a span. */
	Map<String, List<Interval>> down(Instant from, Instant to) {
		Map<String, List<Interval>> down = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					SELECT endpoint.name, interval.*, (SELECT min(next.from_ms) FROM interval AS next
					WHERE next.endpoint = interval.endpoint AND next.run = interval.run
					AND next.from_ms > interval.from_ms) AS next_ms
					FROM interval JOIN endpoint ON endpoint.id = interval.endpoint
					WHERE state = 'DOWN' AND until_ms > ? AND from_ms < ? ORDER BY interval.endpoint, interval.run, from_ms""")
			.params(millis(from.minus(this.runs.largest())), millis(to.minus(this.runs.smallest())))
			.query((row) -> {
				long next = row.getLong("next_ms");
				Interval interval = row.wasNull() ? interval(row)
						: until(interval(row), Instant.ofEpochMilli(next).plus(shift(row)));
				down.computeIfAbsent(row.getString("name"), (_) -> new ArrayList<>()).add(interval);
			});
		down.replaceAll((_, intervals) -> touching(intervals, from, to));
		return down;
	}

	private static List<Interval> touching(List<Interval> intervals, Instant from, Instant to) {
		return intervals.stream()
			.filter((interval) -> interval.to().isAfter(from) && interval.from().isBefore(to))
			.toList();
	}

	/**
	 * An interval ends where the next one begins. The last one before a restart may have
	 * no length: its only outcome was the last one.
	 */
	private static List<Interval> withoutOverlaps(List<Interval> rows) {
		List<Interval> intervals = new ArrayList<>(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			Interval row = (i + 1 < rows.size()) ? until(rows.get(i), rows.get(i + 1).from()) : rows.get(i);
			if (!row.to().isBefore(row.from())) {
				intervals.add(row);
			}
		}
		return intervals;
	}

	private static Interval until(Interval interval, Instant end) {
		return end.isBefore(interval.to()) ? new Interval(interval.from(), end, interval.state(), interval.cause())
				: interval;
	}

	private Interval interval(ResultSet row) throws SQLException {
		Duration shift = shift(row);
		String reason = row.getString("reason");
		Cause cause = (reason != null) ? new Cause(reason, String.valueOf(row.getString("evidence")),
				String.valueOf(row.getString("last_evidence"))) : null;
		return new Interval(Instant.ofEpochMilli(row.getLong("from_ms")).plus(shift),
				Instant.ofEpochMilli(row.getLong("until_ms")).plus(shift), State.valueOf(row.getString("state")),
				cause);
	}

	private List<ProbeRecord> probes(String table, String endpoint, int records) {
		return this.jdbc.sql(
				"SELECT %1$s.* FROM %1$s JOIN endpoint ON endpoint.id = %1$s.endpoint WHERE name = ? ORDER BY seq DESC LIMIT ?"
					.formatted(table))
			.params(endpoint, records)
			.query((row, _) -> ProbeRow.read(row, shift(row)))
			.list()
			.reversed();
	}

	private List<ResponseTimeCounts> responseTimes(String endpoint, Instant from, Instant now) {
		return this.jdbc.sql("""
				SELECT quarter.* FROM quarter JOIN endpoint ON endpoint.id = quarter.endpoint
				WHERE name = ? ORDER BY quarter.run, quarter""").param(endpoint).query((row, _) -> {
			// counted at the end, so that none leaves the window too early
			Instant end = Instant.EPOCH.plus(QUARTER.multipliedBy(row.getLong("quarter") + 1))
				.minusMillis(1)
				.plus(shift(row));
			return new ResponseTimeCounts(end.isBefore(now) ? end : now, row.getBytes("counts"));
		}).list().stream().filter((each) -> each.at().isAfter(from)).toList();
	}

	private Optional<PastStatus> status(String endpoint) {
		return this.jdbc.sql("SELECT run, status, since_ms FROM endpoint WHERE name = ? AND status IS NOT NULL")
			.param(endpoint)
			.query((row, _) -> new PastStatus(HealthStatus.valueOf(row.getString("status")),
					Instant.ofEpochMilli(row.getLong("since_ms")).plus(shift(row))))
			.optional();
	}

	private Duration shift(ResultSet row) throws SQLException {
		return this.runs.shift(row.getInt("run"));
	}

	private static long millis(Instant instant) {
		return instant.toEpochMilli();
	}

}
