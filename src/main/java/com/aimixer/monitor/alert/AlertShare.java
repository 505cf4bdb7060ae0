package com.aimixer.monitor.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The alerts of one source in the history, and the room they have. Whoever uses it holds
 * the lock of the history.
 */
final class AlertShare {

	private final long room;

	private final boolean keepsWhatFires;

	private final Map<String, AlertRecord> firing = new LinkedHashMap<>();

	/** What ended first comes first. */
	private final Map<String, AlertRecord> ended = new LinkedHashMap<>();

	private long firingBytes;

	private long endedBytes;

	/**
	 * A share without alerts.
	 * @param room for how many bytes there is room
	 * @param keepsWhatFires whether what fires is never dropped, and takes none of the
	 * room
	 */
	AlertShare(long room, boolean keepsWhatFires) {
		this.room = room;
		this.keepsWhatFires = keepsWhatFires;
	}

	@Nullable AlertRecord find(String id) {
		AlertRecord alert = this.firing.get(id);
		return (alert != null) ? alert : this.ended.get(id);
	}

	/** Keep an alert; returns the record whose place it takes. */
	@Nullable AlertRecord put(AlertRecord alert) {
		AlertRecord before = find(alert.id());
		if (before != null && before.state() != alert.state()) {
			(isFiring(before) ? this.firing : this.ended).remove(before.id());
		}
		(isFiring(alert) ? this.firing : this.ended).put(alert.id(), alert);
		if (before != null) {
			count(before, -1);
		}
		count(alert, 1);
		return before;
	}

	private static boolean isFiring(AlertRecord alert) {
		return alert.state() == AlertState.FIRING;
	}

	private void count(AlertRecord alert, int sign) {
		long bytes = sign * AlertSize.of(alert);
		if (isFiring(alert)) {
			this.firingBytes += bytes;
		}
		else {
			this.endedBytes += bytes;
		}
	}

	/** What has ended goes first, and of that what ended first; returns what is gone. */
	List<AlertRecord> makeRoom() {
		List<AlertRecord> gone = new ArrayList<>();
		drop(this.ended.values().iterator(), gone);
		if (!this.keepsWhatFires) {
			drop(this.firing.values().iterator(), gone);
		}
		return gone;
	}

	private void drop(Iterator<AlertRecord> first, List<AlertRecord> gone) {
		while (bytes() > this.room && first.hasNext()) {
			AlertRecord alert = first.next();
			first.remove();
			count(alert, -1);
			gone.add(alert);
		}
	}

	private long bytes() {
		return this.keepsWhatFires ? this.endedBytes : this.endedBytes + this.firingBytes;
	}

	void forgetEndedBefore(Instant limit) {
		this.ended.values().removeIf((alert) -> {
			boolean old = alert.endsAt() != null && alert.endsAt().isBefore(limit);
			if (old) {
				count(alert, -1);
			}
			return old;
		});
	}

	Collection<AlertRecord> firing() {
		return this.firing.values();
	}

	Stream<AlertRecord> all() {
		return Stream.concat(this.firing.values().stream(), this.ended.values().stream());
	}

}
