package com.aimixer.monitor.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.alert.AlertRecord;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The alerts in the file of the durable history. They are written in the same batches as
 * everything else.
 */
final class SqlAlertLog implements AlertLog {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Database database;

	private final WriteQueue queue;

	private final SoundRows rows;

	private final int most;

	/** What found no room in the queue last, by the id of the alert. */
	private final Map<String, Fact> missed = new ConcurrentHashMap<>();

	/**
	 * The alerts in a file.
	 * @param database the file
	 * @param queue before it
	 * @param rows tells those that cannot be used
	 * @param most of how many alerts is remembered that they found no room
	 */
	SqlAlertLog(Database database, WriteQueue queue, SoundRows rows, int most) {
		this.database = database;
		this.queue = queue;
		this.rows = rows;
		this.most = most;
	}

	@Override
	public List<AlertRecord> load() {
		return atTheStart(() -> this.database.reader()
			.sql("SELECT id, record FROM alert")
			.query((row, _) -> this.rows.usable(row, SqlAlertLog::alert))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList());
	}

	private static AlertRecord alert(ResultSet row) throws SQLException {
		AlertRecord alert = JSON.readValue(row.getString("record"), AlertRecord.class);
		if (!row.getString("id").equals(alert.id()) || alert.label("alertname").isEmpty()) {
			throw new IllegalArgumentException("an alert that is not the one of its row");
		}
		Objects.requireNonNull(alert.source(), "source");
		return alert;
	}

	/**
	 * The name under which they are posted: the one in the file, or from now on another.
	 */
	String replica(String otherwise) {
		Optional<String> known = atTheStart(
				() -> this.database.reader().sql("SELECT name FROM replica LIMIT 1").query(String.class).optional());
		if (known.isEmpty()) {
			this.queue.add(new Fact.Replica(otherwise));
		}
		return known.orElse(otherwise);
	}

	private <T> T atTheStart(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (DataAccessException ex) {
			throw new StorageException("the history " + this.database.file() + " " + FileCheck.complaint(ex), ex);
		}
	}

	@Override
	public void save(AlertRecord alert) {
		add(alert.id(), new Fact.Alert(alert));
	}

	@Override
	public void forget(String id) {
		add(id, new Fact.Evicted(id));
	}

	private void add(String id, Fact fact) {
		if (this.queue.add(fact)) {
			this.missed.remove(id);
		}
		else if (this.missed.size() < this.most || this.missed.containsKey(id)) {
			this.missed.put(id, fact);
		}
	}

	@Override
	public void forgetEndedBefore(Instant limit) {
		this.queue.add(new Fact.Forgotten(limit));
	}

	/** The latest that was dropped of each alert, once. */
	List<Fact> missed() {
		List<Fact> facts = new ArrayList<>();
		this.missed.values().removeIf(facts::add);
		return facts;
	}

	static void write(JdbcTemplate jdbc, AlertRecord alert) {
		Instant end = alert.endsAt();
		jdbc.update("INSERT OR REPLACE INTO alert VALUES (?, ?, ?)", alert.id(),
				(end != null) ? end.toEpochMilli() : null, JSON.writeValueAsString(alert));
	}

	static void forget(JdbcTemplate jdbc, String id) {
		jdbc.update("DELETE FROM alert WHERE id = ?", id);
	}

	static void forget(JdbcTemplate jdbc, Instant limit) {
		jdbc.update("DELETE FROM alert WHERE ends_ms < ?", limit.toEpochMilli());
	}

}
