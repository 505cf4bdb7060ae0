package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * One alert that this monitor may raise: its standing, and its line in the history while
 * it fires. Used by one thread.
 */
final class Alarm {

	private final AlertRule rule;

	private final Supplier<Map<String, String>> labels;

	private final AlertHistory history;

	private final TimeSource time;

	private AlertStanding standing;

	private @Nullable String firingId;

	private boolean isHeldBack;

	private Finding latest = Finding.UNKNOWN;

	/** For how long an earlier process saw the cause; zero once this one knows. */
	private Duration seenBefore = Duration.ZERO;

	/**
	 * An alarm that does not fire.
	 * @param rule name, severity, duration
	 * @param labels what it is about; made when needed, since nearly all alarms are
	 * silent
	 * @param history where it is written down
	 * @param time the clock
	 */
	Alarm(AlertRule rule, Supplier<Map<String, String>> labels, AlertHistory history, TimeSource time) {
		this.rule = rule;
		this.labels = labels;
		this.history = history;
		this.time = time;
		this.standing = AlertStanding.inactive(time.now());
	}

	Map<String, String> labels() {
		return this.labels.get();
	}

	/**
	 * Fire as before the restart.
	 * @param firing its line in the history
	 * @param heldBack whether nobody may be told before its cause is seen: all have
	 * forgotten it by now, and it may have ended meanwhile
	 */
	void takeUp(AlertRecord firing, boolean heldBack) {
		this.firingId = firing.id();
		this.isHeldBack = heldBack;
		this.standing = new AlertStanding(AlertState.FIRING, this.time.now());
	}

	/**
	 * Be pending as before the restart, if the first thing that is seen is the cause.
	 * @param seen for how long it was seen before
	 */
	void seenBefore(Duration seen) {
		this.seenBefore = seen;
	}

	private void goOn(Finding finding, Instant now) {
		if (finding == Finding.UNKNOWN || this.seenBefore.isZero()) {
			return;
		}
		if (finding == Finding.CAUSE && this.standing.state() == AlertState.INACTIVE) {
			this.standing = new AlertStanding(AlertState.PENDING, now.minus(this.seenBefore));
		}
		this.seenBefore = Duration.ZERO;
	}

	/** Id of the line that nobody may be told of yet, empty if there is none. */
	Optional<String> heldBack() {
		return this.isHeldBack ? Optional.ofNullable(this.firingId) : Optional.empty();
	}

	/**
	 * Take a finding in.
	 * @param finding whether there is cause now
	 * @param annotations what people read; asked for only when it fires
	 * @param now the present instant
	 * @return the record if it has just fired, been resolved or need not be held back any
	 * more
	 */
	Optional<AlertRecord> look(Finding finding, Supplier<Map<String, String>> annotations, Instant now) {
		this.latest = finding;
		goOn(finding, now);
		AlertStanding next = this.standing.next(finding, this.rule.pendingFor(), now);
		Optional<AlertRecord> changed = (next.state() != this.standing.state())
				? enter(next.state(), annotations, this.time.wall(now)) : release(annotations);
		// last, so that what could not be written down is tried again
		this.standing = next;
		return changed;
	}

	private Optional<AlertRecord> enter(AlertState state, Supplier<Map<String, String>> annotations, Instant wall) {
		return switch (state) {
			case FIRING -> Optional.of(fire(annotations, wall));
			case RESOLVED -> resolve(wall);
			case INACTIVE, PENDING -> Optional.empty();
		};
	}

	private AlertRecord fire(Supplier<Map<String, String>> annotations, Instant wall) {
		Map<String, String> bare = Map.of("summary",
				this.rule.name() + " fires; why cannot be said, see the log of the monitor");
		AlertRecord fired = AlertRecord.fired(AlertSource.MONITOR, labels(), words(annotations, bare), wall);
		this.history.save(fired);
		this.firingId = fired.id();
		return fired;
	}

	/** An alert without its evidence is better than none. */
	private Map<String, String> words(Supplier<Map<String, String>> annotations, Map<String, String> otherwise) {
		try {
			return annotations.get();
		}
		catch (RuntimeException ex) {
			System.getLogger(Alarm.class.getName())
				.log(System.Logger.Level.WARNING, "The evidence of " + this.rule.name() + " cannot be gathered", ex);
			return otherwise;
		}
	}

	private Optional<AlertRecord> resolve(Instant wall) {
		String id = this.firingId;
		Optional<AlertRecord> resolved = (id != null) ? this.history.update(id, (alert) -> alert.resolved(wall))
				: Optional.empty();
		this.firingId = null;
		this.isHeldBack = false;
		return resolved;
	}

	private Optional<AlertRecord> release(Supplier<Map<String, String>> annotations) {
		if (!this.isHeldBack || this.latest != Finding.CAUSE) {
			return Optional.empty();
		}
		this.isHeldBack = false;
		return renew(annotations);
	}

	/** Say what people read now, if it fires and its cause is still seen. */
	Optional<AlertRecord> renew(Supplier<Map<String, String>> annotations) {
		String id = this.firingId;
		if (id == null || this.latest != Finding.CAUSE) {
			return Optional.empty();
		}
		Instant wall = this.time.wall(this.time.now());
		return this.history.update(id, (alert) -> alert.heard(words(annotations, alert.annotations()), wall));
	}

}
