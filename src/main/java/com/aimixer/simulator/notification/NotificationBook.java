package com.aimixer.simulator.notification;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The newest notifications. Memory is bounded by their number and by the length of all
 * their texts: where the contents are too long together, the oldest lose theirs and keep
 * the facts; where the facts are, the oldest notifications are forgotten.
 */
public final class NotificationBook {

	static final int MOST = 10_000;

	/** Longest content of one notification, in characters. */
	static final int LONGEST_CONTENT = 64 * 1024;

	/** Length of all contents, in characters. */
	static final int ALL_CONTENTS = 4 * 1024 * 1024;

	/** Length of everything else, in characters: ample for the most that are kept. */
	static final int ALL_FACTS = 2 * 1024 * 1024;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private final Deque<Entry> withContent = new ArrayDeque<>();

	private int contents;

	private int facts;

	/**
	 * Adds the newest notification.
	 * @param notification the notification
	 */
	public synchronized void add(Notification notification) {
		String content = notification.content();
		boolean cut = content.length() > LONGEST_CONTENT;
		Entry entry = new Entry(
				cut ? notification.withContent(content.substring(0, LONGEST_CONTENT) + " (cut)") : notification);
		this.entries.addLast(entry);
		this.withContent.addLast(entry);
		this.contents += entry.length();
		this.facts += entry.notification.factsLength();
		while (this.contents > ALL_CONTENTS) {
			Entry oldest = this.withContent.removeFirst();
			this.contents -= oldest.length();
			oldest.notification = oldest.notification.withContent("");
		}
		while (this.entries.size() > MOST || this.facts > ALL_FACTS) {
			forget(this.entries.removeFirst());
		}
	}

	/**
	 * What has come since a moment.
	 * @param from the moment, included
	 * @return the notifications, oldest first
	 */
	public synchronized List<Notification> since(Instant from) {
		return this.entries.stream()
			.map((entry) -> entry.notification)
			.filter((notification) -> !notification.at().isBefore(from))
			.toList();
	}

	/**
	 * The last trigger of an incident, for resolves that say no more than its key.
	 * @param dedupKey the deduplication key
	 * @return the trigger, or empty if it is unknown or forgotten
	 */
	public synchronized Optional<Notification> lastTrigger(String dedupKey) {
		for (Iterator<Entry> newest = this.entries.descendingIterator(); newest.hasNext();) {
			Notification notification = newest.next().notification;
			if (notification.action() == Action.TRIGGER && dedupKey.equals(notification.dedupKey())) {
				return Optional.of(notification);
			}
		}
		return Optional.empty();
	}

	/**
	 * Forgets everything.
	 * @return how many notifications that were
	 */
	public synchronized int clear() {
		int count = this.entries.size();
		this.entries.clear();
		this.withContent.clear();
		this.contents = 0;
		this.facts = 0;
		return count;
	}

	private void forget(Entry oldest) {
		this.facts -= oldest.notification.factsLength();
		if (this.withContent.peekFirst() == oldest) {
			this.withContent.removeFirst();
			this.contents -= oldest.length();
		}
	}

	private static final class Entry {

		private Notification notification;

		private Entry(Notification notification) {
			this.notification = notification;
		}

		private int length() {
			return this.notification.content().length();
		}

	}

}
