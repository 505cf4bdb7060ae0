package com.aimixer.monitor.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log that outlives the monitors of one test.
 */
public final class MemoryAlertLog implements AlertLog {

	private final Map<String, AlertRecord> byId = new LinkedHashMap<>();

	@Override
	public synchronized List<AlertRecord> load() {
		return List.copyOf(this.byId.values());
	}

	@Override
	public synchronized void save(AlertRecord alert) {
		this.byId.put(alert.id(), alert);
	}

	@Override
	public synchronized void forget(String id) {
		this.byId.remove(id);
	}

	@Override
	public synchronized void forgetEndedBefore(Instant limit) {
		this.byId.values().removeIf((alert) -> alert.endsAt() != null && alert.endsAt().isBefore(limit));
	}

}
