package com.aimixer.monitor.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.PastFacts;
import com.aimixer.monitor.board.PastFacts.PastStatus;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.latency.PackedCounts;
import com.aimixer.monitor.latency.PastQuarter;
import com.aimixer.monitor.probe.Failed;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns rows into facts of the present steady timeline.
 */
final class FactReader {

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private static final String DOWN = """
			SELECT endpoint.name, latest.*, (SELECT min(next.from_ms) FROM interval AS next
			WHERE next.endpoint = latest.endpoint AND next.run = latest.run
			AND next.from_ms > latest.from_ms) AS next_ms, (SELECT next.state FROM interval AS next
			WHERE next.endpoint = latest.endpoint AND (next.run, next.from_ms) > (latest.run, latest.from_ms)
			ORDER BY next.run, next.from_ms LIMIT 1) AS next_state
			FROM (SELECT * FROM interval WHERE state = 'DOWN' AND until_ms > ? AND from_ms < ?
			ORDER BY run DESC, from_ms DESC LIMIT ?) AS latest
			JOIN endpoint ON endpoint.id = latest.endpoint ORDER BY endpoint.id, latest.run, latest.from_ms""";

	private final JdbcClient jdbc;

	private final Runs runs;

	private final SoundRows rows;

	FactReader(JdbcClient jdbc, Runs runs, SoundRows rows) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.rows = rows;
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
		return new PastFacts(intervals, quarters(endpoint, from.minus(QUARTER.multipliedBy(2))),
				probes("probe", endpoint, records), blips, status(endpoint).orElse(null));
	}

	/** When the first run that is remembered began. */
	Instant since() {
		return this.runs.startOfTheFirst();
	}

	/** The intervals of an endpoint that touch a span, in the order of time. */
	List<Interval> intervals(String endpoint, Instant from, Instant to) {
		List<Interval> rows = this.jdbc.sql("""
				SELECT interval.* FROM interval JOIN endpoint ON endpoint.id = interval.endpoint
				WHERE endpoint.name = ? AND until_ms > ? AND from_ms < ? ORDER BY interval.run, from_ms""")
			.params(endpoint, millis(from.minus(this.runs.largest())), millis(to.minus(this.runs.smallest())))
			.query((row, _) -> this.rows.usable(row, this::interval))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList();
		return Spans.touching(Spans.withoutOverlaps(rows), from, to);
	}

	/**
	 * The latest intervals in which endpoints were down, that touch a span. The time
	 * after one that is followed by another one, or by nothing, is unknown.
	 */
	Map<String, List<Interval>> down(Instant from, Instant to, int most) {
		Map<String, List<Interval>> down = new LinkedHashMap<>();
		Map<String, Set<Instant>> unseenEnds = new HashMap<>();
		this.jdbc.sql(DOWN)
			.params(millis(from.minus(this.runs.largest())), millis(to.minus(this.runs.smallest())), most)
			.query((row) -> {
				String name = row.getString("name");
				boolean seen = State.UP.name().equals(row.getString("next_state"));
				this.rows.usable(row, this::ended).ifPresent((interval) -> {
					down.computeIfAbsent(name, (_) -> new ArrayList<>()).add(interval);
					if (!seen) {
						unseenEnds.computeIfAbsent(name, (_) -> new HashSet<>()).add(interval.from());
					}
				});
			});
		down.replaceAll((name, intervals) -> Spans.touching(
				Spans.withUnknown(Spans.withoutOverlaps(intervals), unseenEnds.getOrDefault(name, Set.of()), to), from,
				to));
		return down;
	}

	/** An interval with the start of the next one beside it. */
	private Interval ended(ResultSet row) throws SQLException {
		long next = row.getLong("next_ms");
		return row.wasNull() ? interval(row) : Spans.until(interval(row), Instant.ofEpochMilli(next).plus(shift(row)));
	}

	private Interval interval(ResultSet row) throws SQLException {
		State state = State.valueOf(row.getString("state"));
		if (state == State.UNKNOWN) {
			throw new IllegalArgumentException("an interval that is neither up nor down");
		}
		String reason = row.getString("reason");
		Cause cause = (reason != null) ? new Cause(reason, String.valueOf(row.getString("evidence")),
				String.valueOf(row.getString("last_evidence"))) : null;
		return new Interval(instant(row, "from_ms"), instant(row, "until_ms"), state, cause);
	}

	private List<ProbeRecord> probes(String table, String endpoint, int records) {
		return this.jdbc.sql(
				"SELECT %1$s.* FROM %1$s JOIN endpoint ON endpoint.id = %1$s.endpoint WHERE name = ? ORDER BY seq DESC LIMIT ?"
					.formatted(table))
			.params(endpoint, records)
			.query((row, _) -> this.rows.usable(row, (probe) -> ProbeRow.read(probe, shift(probe))))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList()
			.reversed();
	}

	private List<PastQuarter> quarters(String endpoint, Instant after) {
		return this.jdbc.sql("""
				SELECT quarter.* FROM quarter JOIN endpoint ON endpoint.id = quarter.endpoint
				WHERE name = ? ORDER BY quarter.run, quarter""")
			.param(endpoint)
			.query((row, _) -> this.rows.usable(row, this::quarter))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.filter((quarter) -> quarter.from().isAfter(after))
			.toList();
	}

	private PastQuarter quarter(ResultSet row) throws SQLException {
		byte[] counts = row.getBytes("counts");
		PackedCounts.check(counts);
		Instant from = Instant.EPOCH.plus(QUARTER.multipliedBy(row.getLong("quarter"))).plus(shift(row));
		return new PastQuarter(from, counts, row.getInt("slow"), row.getInt("failures"),
				Duration.of(row.getLong("max_us"), ChronoUnit.MICROS));
	}

	private Optional<PastStatus> status(String endpoint) {
		return this.jdbc.sql("SELECT run, status, since_ms FROM endpoint WHERE name = ? AND status IS NOT NULL")
			.param(endpoint)
			.query((row, _) -> this.rows.usable(row, this::pastStatus))
			.optional()
			.flatMap(Function.identity());
	}

	private PastStatus pastStatus(ResultSet row) throws SQLException {
		return new PastStatus(HealthStatus.valueOf(row.getString("status")), instant(row, "since_ms"));
	}

	private Instant instant(ResultSet row, String column) throws SQLException {
		long millis = row.getLong(column);
		if (!Runs.isSensible(millis)) {
			throw new IllegalArgumentException(column + " = " + millis + " is no time");
		}
		return Instant.ofEpochMilli(millis).plus(shift(row));
	}

	private Duration shift(ResultSet row) throws SQLException {
		return this.runs.shift(row.getInt("run"));
	}

	private static long millis(Instant instant) {
		return instant.toEpochMilli();
	}

}
