package com.aimixer.monitor.alertmanager;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRecord;

/**
 * Alerts that wait for one Alertmanager. A later state of an alert takes the place of an
 * earlier one, so that a queue that could not be emptied for hours holds each alert once,
 * as it is now. Alerts with the same labels are one to Alertmanager: what fires again
 * takes the place of its earlier end.
 */
final class Outbox {

	private final int capacity;

	private final Map<Map<String, String>, AlertRecord> waiting = new LinkedHashMap<>();

	Outbox(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Put alerts in, without waiting.
	 * @return how many others had to go, the longest waiting first
	 */
	synchronized int put(List<AlertRecord> alerts) {
		alerts.forEach((alert) -> this.waiting.put(alert.labels(), alert));
		notifyAll();
		return makeRoom();
	}

	/**
	 * Put alerts back that could not be delivered, unless a later state of them waits.
	 * @return how many had to go
	 */
	synchronized int putBack(List<AlertRecord> alerts) {
		Map<Map<String, String>, AlertRecord> later = new LinkedHashMap<>(this.waiting);
		this.waiting.clear();
		alerts.forEach((alert) -> this.waiting.put(alert.labels(), alert));
		this.waiting.putAll(later);
		notifyAll();
		return makeRoom();
	}

	private int makeRoom() {
		int gone = 0;
		Iterator<Map<String, String>> longest = this.waiting.keySet().iterator();
		while (this.waiting.size() > this.capacity) {
			longest.next();
			longest.remove();
			gone++;
		}
		return gone;
	}

	/** Take the longest waiting alerts out; waits until there is one. */
	synchronized List<AlertRecord> take(int most) throws InterruptedException {
		while (this.waiting.isEmpty()) {
			wait();
		}
		List<AlertRecord> taken = new ArrayList<>(Math.min(most, this.waiting.size()));
		Iterator<AlertRecord> longest = this.waiting.values().iterator();
		while (longest.hasNext() && taken.size() < most) {
			taken.add(longest.next());
			longest.remove();
		}
		return taken;
	}

	synchronized int size() {
		return this.waiting.size();
	}

}
