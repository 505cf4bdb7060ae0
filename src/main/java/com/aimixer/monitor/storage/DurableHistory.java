package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.history.Durability;
import com.aimixer.monitor.history.PastIntervals;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The history in a data directory: hears the board and writes down what happens, gives a
 * new board what an earlier process has written, and answers for the time before the last
 * 24 hours. Nothing that goes wrong with it delays a probe.
 */
public final class DurableHistory implements BoardListener, PastIntervals, AutoCloseable {

	private final TimeSource time;

	private final StatusBoard board;

	private final Database database;

	private final int run;

	private final Map<String, Integer> endpoints = new HashMap<>();

	private final SoundRows rows = new SoundRows();

	private final Readings readings;

	private final CleanUp cleanUp;

	private final Instant started;

	private final WriteQueue queue;

	private final SqlAlertLog alerts;

	private DurableHistory(TimeSource time, StatusBoard board, Database database, Limits limits, int capacity,
			Duration retry) {
		this.time = time;
		this.board = board;
		this.database = database;
		JdbcTemplate jdbc = database.writer();
		this.started = time.now();
		int[] begun = new int[1];
		database.inTransaction(() -> {
			begun[0] = Runs.begin(jdbc, this.started.toEpochMilli(), offset());
			for (Endpoint endpoint : board.endpoints()) {
				jdbc.update("INSERT OR IGNORE INTO endpoint (name) VALUES (?)", endpoint.name());
			}
		});
		this.run = begun[0];
		jdbc.query("SELECT id, name FROM endpoint", (row) -> {
			this.endpoints.put(row.getString(2), row.getInt(1));
		});
		this.readings = new Readings(time, database, this::reader);
		this.cleanUp = new CleanUp(time, this::offset, database, new Retention(limits, this.run, this.started));
		FactSink sink = new FileSink(database, new FactWriter(this.endpoints, this.run, limits.records()), this::offset,
				this::missed, List.of(this.cleanUp::run, this.readings::askAgain));
		this.queue = new WriteQueue(sink, capacity, retry);
		this.alerts = new SqlAlertLog(database, this.queue, this.rows, limits.alerts());
	}

	/**
	 * Opens the history of a directory, makes it where there is none, and hands the board
	 * what it knows.
	 * @param directory the data directory
	 * @param time the clock
	 * @param board a board on which nothing was recorded yet
	 * @param limits how much the board remembers
	 * @return the history, to be made a listener of the board
	 * @throws StorageException if the directory or the file cannot be used
	 */
	public static DurableHistory open(Path directory, TimeSource time, StatusBoard board, HistoryLimits limits) {
		return open(directory, time, board, limits, WriteQueue.CAPACITY, WriteQueue.RETRY);
	}

	static DurableHistory open(Path directory, TimeSource time, StatusBoard board, HistoryLimits limits, int capacity,
			Duration retry) {
		Database database = Database.open(directory);
		try {
			Limits kept = Limits.of(limits.records(), board.endpoints().size());
			DurableHistory history = new DurableHistory(time, board, database, kept, capacity, retry);
			history.restore(limits);
			history.queue.start();
			return history;
		}
		catch (RuntimeException ex) {
			database.close();
			throw new StorageException("the history " + database.file() + " " + FileCheck.complaint(ex), ex);
		}
	}

	private void restore(HistoryLimits limits) {
		FactReader reader = reader();
		Instant now = this.time.now();
		for (Endpoint endpoint : this.board.endpoints()) {
			this.board.restore(endpoint, reader.past(endpoint.name(), now, limits.window(), limits.records()));
		}
	}

	private FactReader reader() {
		return new FactReader(this.database.reader(), Runs.load(this.database.reader(), this.run, offset()), this.rows);
	}

	/** From the steady timeline to the wall clock, in milliseconds. */
	private long offset() {
		Instant now = this.time.now();
		return Duration.between(now, this.time.wall(now)).toMillis();
	}

	@Override
	public void onProbe(Endpoint endpoint, ProbeRecord entry, Duration lateness) {
		boolean slow = entry.outcome() instanceof Succeeded success && endpoint.thresholds().isSlow(success.duration());
		this.queue.add(new Fact.Probe(endpoint.name(), entry, slow));
	}

	@Override
	public void onBlip(Endpoint endpoint, Failed failure) {
		this.queue.add(new Fact.Blip(endpoint.name(), failure));
	}

	@Override
	public void onInterval(Endpoint endpoint, Interval latest, Instant heardAt) {
		this.queue.add(new Fact.Held(endpoint.name(), latest, heardAt));
	}

	@Override
	public void onStatus(StatusChange change) {
		this.queue.add(new Fact.Status(change));
	}

	@Override
	public boolean durable() {
		return true;
	}

	@Override
	public Optional<Instant> since() {
		return Optional.of(this.readings.ask((reader) -> reader.since()));
	}

	@Override
	public List<Interval> of(String endpoint, Instant from, Instant to) {
		return this.readings.ask((reader) -> reader.intervals(endpoint, from, to));
	}

	@Override
	public Map<String, List<Interval>> down(Instant from, Instant to, int most) {
		return this.readings.ask((reader) -> reader.down(from, to, most));
	}

	/**
	 * The alerts in the same file.
	 * @return their log
	 */
	public AlertLog alerts() {
		return this.alerts;
	}

	/**
	 * The name by which Alertmanager knows this monitor. It goes with the alerts in here,
	 * which would fire once more under another one.
	 * @param otherwise what to take and to keep if there is none yet
	 * @return the name
	 */
	public String replica(String otherwise) {
		return this.alerts.replica(otherwise);
	}

	/**
	 * How it is doing.
	 * @return figures of this instant
	 */
	public Durability durability() {
		return new Durability(problem(), this.queue.waiting(), this.queue.dropped(),
				this.queue.failures() + this.cleanUp.failures(), this.database.bytes());
	}

	private @Nullable String problem() {
		String displaced = this.database.displaced();
		if (displaced != null) {
			return displaced;
		}
		String unwritten = this.queue.problem();
		if (unwritten != null) {
			return unwritten;
		}
		String unread = this.readings.problem();
		return (unread != null) ? unread : this.cleanUp.problem();
	}

	private List<Fact> missed() {
		List<Fact> facts = new ArrayList<>(StillKnown.of(this.board, this.started));
		facts.addAll(this.alerts.missed());
		return facts;
	}

	/** Writes what waits and lets go of the file. */
	@Override
	public void close() {
		this.queue.close();
		this.database.close();
	}

}
