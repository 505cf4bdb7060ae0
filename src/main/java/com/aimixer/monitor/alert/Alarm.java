package com.aimixer.monitor.alert;

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

	private Finding latest = Finding.UNKNOWN;

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

	/** Fire as before the restart. */
	void takeUp(AlertRecord firing) {
		this.firingId = firing.id();
		this.standing = new AlertStanding(AlertState.FIRING, this.time.now());
	}

	/**
	 * Take a finding in.
	 * @param finding whether there is cause now
	 * @param annotations what people read; asked for only when it fires
	 * @param now the present instant
	 * @return the record if it has just fired or been resolved
	 */
	Optional<AlertRecord> look(Finding finding, Supplier<Map<String, String>> annotations, Instant now) {
		this.latest = finding;
		AlertState before = this.standing.state();
		this.standing = this.standing.next(finding, this.rule.pendingFor(), now);
		if (this.standing.state() == before) {
			return Optional.empty();
		}
		return switch (this.standing.state()) {
			case FIRING -> Optional.of(fire(annotations.get(), this.time.wall(now)));
			case RESOLVED -> resolve(this.time.wall(now));
			case INACTIVE, PENDING -> Optional.empty();
		};
	}

	private AlertRecord fire(Map<String, String> annotations, Instant wall) {
		AlertRecord fired = AlertRecord.fired(AlertSource.MONITOR, labels(), annotations, wall);
		this.firingId = fired.id();
		this.history.save(fired);
		return fired;
	}

	private Optional<AlertRecord> resolve(Instant wall) {
		String id = this.firingId;
		this.firingId = null;
		return (id != null) ? this.history.update(id, (alert) -> alert.resolved(wall)) : Optional.empty();
	}

	/** Say what people read now, if it fires and its cause is still seen. */
	void renew(Supplier<Map<String, String>> annotations) {
		String id = this.firingId;
		if (id != null && this.latest == Finding.CAUSE) {
			Instant wall = this.time.wall(this.time.now());
			this.history.update(id, (alert) -> alert.heard(annotations.get(), wall));
		}
	}

}
