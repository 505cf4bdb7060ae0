package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Every alert that fires, and those that ended lately. Kept in memory, for a time and up
 * to a number, and handed to a log that may outlive the process.
 */
public final class AlertHistory {

	/** Room for two alerts of each of the most endpoints that one monitor may have. */
	static final int MOST = 20_000;

	/** The latest first; the id makes it an order without ties. */
	private static final Comparator<AlertRecord> NEWEST_FIRST = Comparator.comparing(AlertRecord::startsAt)
		.thenComparing(AlertRecord::id)
		.reversed();

	private final AlertLog log;

	private final Duration keep;

	private final int most;

	private final Map<String, AlertRecord> byId = new LinkedHashMap<>();

	private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();

	/** Until something was forgotten; null also if no earlier process heard anything. */
	private @Nullable Instant heardBefore;

	/**
	 * The history as the log has it.
	 * @param log what was kept, and where to keep what comes
	 * @param keep how long an alert is listed after its end
	 */
	public AlertHistory(AlertLog log, Duration keep) {
		this(log, keep, MOST);
	}

	AlertHistory(AlertLog log, Duration keep, int most) {
		this.log = log;
		this.keep = keep;
		this.most = most;
		List<AlertRecord> kept = log.load();
		kept.stream().sorted(NEWEST_FIRST.reversed()).forEach((alert) -> this.byId.put(alert.id(), alert));
		this.heardBefore = kept.stream().map(AlertRecord::heardAt).max(Comparator.naturalOrder()).orElse(null);
		makeRoom();
	}

	/**
	 * Let somebody hear of every change from now on.
	 * @param listener must not wait for anything
	 */
	public void listen(AlertListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Keep an alert; replaces the record of the same id.
	 * @param alert as it is now
	 */
	public synchronized void save(AlertRecord alert) {
		this.log.save(alert);
		AlertRecord before = this.byId.put(alert.id(), alert);
		makeRoom();
		this.listeners.forEach((listener) -> tell(listener, before, alert));
	}

	/** A listener that fails harms nobody else. */
	private static void tell(AlertListener listener, @Nullable AlertRecord before, AlertRecord after) {
		try {
			listener.onAlert(before, after);
		}
		catch (RuntimeException ex) {
			System.getLogger(AlertHistory.class.getName())
				.log(System.Logger.Level.WARNING, "A listener of the alert history failed", ex);
		}
	}

	/**
	 * Change an alert that is kept, as one step.
	 * @param id which one
	 * @param change makes the record to keep from the one that is kept
	 * @return the record that is kept now, empty if there is none of that id
	 */
	public synchronized Optional<AlertRecord> update(String id, UnaryOperator<AlertRecord> change) {
		AlertRecord before = this.byId.get(id);
		if (before == null) {
			return Optional.empty();
		}
		AlertRecord after = change.apply(before);
		if (!after.equals(before)) {
			save(after);
		}
		return Optional.of(after);
	}

	/**
	 * Drop what ended too long ago. At the first time the wall clock is not trusted to
	 * tell what is old, as it may not have been corrected yet: what counts is the latest
	 * that an earlier process has heard, unless that is in the future.
	 * @param now now, by the wall clock
	 */
	public synchronized void forget(Instant now) {
		Instant heard = this.heardBefore;
		this.heardBefore = null;
		Instant limit = ((heard != null && heard.isBefore(now)) ? heard : now).minus(this.keep);
		this.byId.values().removeIf((alert) -> alert.endsAt() != null && alert.endsAt().isBefore(limit));
		this.log.forgetEndedBefore(limit);
	}

	/**
	 * The history.
	 * @return every alert that is kept, the latest first
	 */
	public synchronized List<AlertRecord> all() {
		return this.byId.values().stream().sorted(NEWEST_FIRST).toList();
	}

	/**
	 * What fires now.
	 * @return alerts of every source, the latest first
	 */
	public List<AlertRecord> firing() {
		return all().stream().filter((alert) -> alert.state() == AlertState.FIRING).toList();
	}

	/** What has ended goes first, and of that what came first. */
	private void makeRoom() {
		while (this.byId.size() > this.most) {
			Collection<AlertRecord> kept = this.byId.values();
			AlertRecord first = kept.stream()
				.filter((alert) -> alert.state() == AlertState.RESOLVED)
				.findFirst()
				.orElseGet(() -> kept.iterator().next());
			this.byId.remove(first.id());
			this.log.forget(first.id());
		}
	}

}
