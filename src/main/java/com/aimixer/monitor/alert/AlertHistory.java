package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Every alert that fires, and those that ended lately. Kept in memory, for a time and as
 * far as there is room, and handed to a log that may outlive the process.
 */
public final class AlertHistory {

	/** The latest first; the id makes it an order without ties. */
	private static final Comparator<AlertRecord> NEWEST_FIRST = Comparator.comparing(AlertRecord::startsAt)
		.thenComparing(AlertRecord::id)
		.reversed();

	/** By the end as far as there is one: what ended first is dropped first. */
	private static final Comparator<AlertRecord> OLDEST_FIRST = Comparator
		.comparing((AlertRecord alert) -> (alert.endsAt() != null) ? alert.endsAt() : alert.startsAt())
		.thenComparing(AlertRecord::id);

	private final AlertLog log;

	private final Duration keep;

	private final AlertShare own;

	private final AlertShare received;

	private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();

	/** Until something was forgotten; null also if no earlier process heard anything. */
	private @Nullable Instant heardBefore;

	/**
	 * The history as the log has it, with the room of a few endpoints.
	 * @param log what was kept, and where to keep what comes
	 * @param keep how long an alert is listed after its end
	 */
	public AlertHistory(AlertLog log, Duration keep) {
		this(log, keep, AlertRoom.of(0));
	}

	/**
	 * The history as the log has it.
	 * @param log what was kept, and where to keep what comes
	 * @param keep how long an alert is listed after its end
	 * @param room how much memory it may take
	 */
	public AlertHistory(AlertLog log, Duration keep, AlertRoom room) {
		this.log = log;
		this.keep = keep;
		this.own = new AlertShare(room.ended(), true);
		this.received = new AlertShare(room.received(), false);
		List<AlertRecord> kept = log.load();
		kept.stream().sorted(OLDEST_FIRST).forEach((alert) -> share(alert).put(alert));
		this.heardBefore = kept.stream().map(AlertRecord::heardAt).max(Comparator.naturalOrder()).orElse(null);
		makeRoom(this.own);
		makeRoom(this.received);
	}

	private AlertShare share(AlertRecord alert) {
		return (alert.source() == AlertSource.MONITOR) ? this.own : this.received;
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
		AlertShare share = share(alert);
		AlertRecord before = share.put(alert);
		makeRoom(share);
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
		AlertRecord ours = this.own.find(id);
		AlertRecord before = (ours != null) ? ours : this.received.find(id);
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
		this.own.forgetEndedBefore(limit);
		this.received.forgetEndedBefore(limit);
		this.log.forgetEndedBefore(limit);
	}

	/**
	 * The history.
	 * @return every alert that is kept, the latest first
	 */
	public synchronized List<AlertRecord> all() {
		return Stream.concat(this.own.all(), this.received.all()).sorted(NEWEST_FIRST).toList();
	}

	/**
	 * What fires now.
	 * @return alerts of every source, the latest first
	 */
	public synchronized List<AlertRecord> firing() {
		return Stream.of(this.own, this.received)
			.flatMap((share) -> share.firing().stream())
			.sorted(NEWEST_FIRST)
			.toList();
	}

	private void makeRoom(AlertShare share) {
		share.makeRoom().forEach((alert) -> this.log.forget(alert.id()));
	}

}
