package com.aimixer.monitor.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.alert.AlertRecord;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The alerts in the file of the durable history. They are written in the same batches as
 * everything else.
 */
final class SqlAlertLog implements AlertLog {

	private static final JsonMapper JSON = JsonMapper.shared();

	/** As many as the history in memory has. */
	static final int MOST = 20_000;

	private final Database database;

	private final WriteQueue queue;

	/** Those that found no room in the queue, as they were then. */
	private final Map<String, AlertRecord> missed = new ConcurrentHashMap<>();

	SqlAlertLog(Database database, WriteQueue queue) {
		this.database = database;
		this.queue = queue;
	}

	@Override
	public List<AlertRecord> load() {
		return this.database.reader()
			.sql("SELECT record FROM alert")
			.query((row, _) -> JSON.readValue(row.getString(1), AlertRecord.class))
			.list();
	}

	/**
	 * The name under which they are posted: the one in the file, or from now on another.
	 */
	String replica(String otherwise) {
		Optional<String> known = this.database.reader().sql("SELECT name FROM replica").query(String.class).optional();
		if (known.isEmpty()) {
			this.queue.add(new Fact.Replica(otherwise));
		}
		return known.orElse(otherwise);
	}

	@Override
	public void save(AlertRecord alert) {
		if (this.queue.add(new Fact.Alert(alert))) {
			this.missed.remove(alert.id());
		}
		else if (this.missed.size() < MOST || this.missed.containsKey(alert.id())) {
			this.missed.put(alert.id(), alert);
		}
	}

	@Override
	public void forget(String id) {
		this.missed.remove(id);
		this.queue.add(new Fact.Evicted(id));
	}

	@Override
	public void forgetEndedBefore(Instant limit) {
		this.queue.add(new Fact.Forgotten(limit));
	}

	/** The latest state of each alert that was dropped, once. */
	List<Fact> missed() {
		List<Fact> facts = new ArrayList<>();
		this.missed.values().removeIf((alert) -> facts.add(new Fact.Alert(alert)));
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
