package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.board.Vitals;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Raises the monitor's own alerts. Asked every second, it looks at the board, not at
 * single probes, so that it delays none. What fired before a restart is taken up again
 * and ends as soon as its cause is seen to have ended.
 */
public final class OwnAlerts {

	/**
	 * How long the end of an alert is told again: a receiver that was away for that long
	 * has forgotten the alert by itself.
	 */
	static final Duration TOLD_AGAIN = Duration.ofMinutes(15);

	private static final String NOT_WATCHED = "not seen: the monitor does not watch this any more";

	private final TimeSource time;

	private final StatusBoard board;

	private final AlertOrigin origin;

	private final AlertHistory history;

	private final AlertPost post;

	private final Duration heartbeat;

	private final List<EndpointAlarms> endpoints;

	private final @Nullable Watchdog watchdog;

	private final Alarm silence;

	private @Nullable Instant postedAt;

	/**
	 * The alerts of one monitor, as the history knows them.
	 * @param board what they are about
	 * @param origin who raises them
	 * @param pace how fast
	 * @param history where they are written down
	 * @param post who delivers them
	 * @param watchdog the heartbeat of Prometheus, or null if nobody sends it here
	 * @param time the clock
	 */
	public OwnAlerts(StatusBoard board, AlertOrigin origin, AlertPace pace, AlertHistory history, AlertPost post,
			@Nullable Watchdog watchdog, TimeSource time) {
		this.time = time;
		this.board = board;
		this.origin = origin;
		this.history = history;
		this.post = post;
		this.heartbeat = pace.heartbeat();
		List<EndpointRule> rules = EndpointRules.ALL.stream().map((rule) -> rule.faster(pace.speed())).toList();
		this.endpoints = board.endpoints()
			.stream()
			.map((endpoint) -> new EndpointAlarms(endpoint, rules, origin, board, history, time))
			.toList();
		this.watchdog = watchdog;
		this.silence = new Alarm(Watchdog.SILENT, () -> origin.labels(Watchdog.SILENT), history, time);
		this.endpoints.forEach(EndpointAlarms::takeUp);
		takeUp(pace.expiry());
	}

	/**
	 * How many alerts a monitor may raise at once.
	 * @param endpoints how many it watches
	 * @return one for each rule and endpoint, and the silence of the heartbeat
	 */
	public static int most(int endpoints) {
		return endpoints * EndpointRules.ALL.size() + 1;
	}

	/** What nobody watches any more has ended with this start. */
	private void takeUp(Duration expiry) {
		List<AlertRecord> firing = this.history.firing()
			.stream()
			.filter((alert) -> alert.source() == AlertSource.MONITOR)
			.toList();
		if (firing.isEmpty()) {
			return;
		}
		Map<Map<String, String>, Alarm> alarms = alarms().collect(Collectors.toMap(Alarm::labels, Function.identity()));
		Instant wall = this.time.wall(this.time.now());
		for (AlertRecord each : firing) {
			Alarm alarm = alarms.remove(each.labels());
			if (alarm != null) {
				alarm.takeUp(each, each.heardAt().plus(expiry).isBefore(wall));
			}
			else {
				this.history.update(each.id(), (alert) -> alert.lost(wall, NOT_WATCHED));
			}
		}
	}

	private Stream<Alarm> alarms() {
		Stream<Alarm> ofEndpoints = this.endpoints.stream().flatMap(EndpointAlarms::alarms);
		return (this.watchdog != null) ? Stream.concat(ofEndpoints, Stream.of(this.silence)) : ofEndpoints;
	}

	/**
	 * Look at everything once. Called every second by one thread.
	 */
	public void beat() {
		Instant now = this.time.now();
		List<AlertRecord> changed = look(now);
		if (this.postedAt == null || Duration.between(this.postedAt, now).compareTo(this.heartbeat) >= 0) {
			this.postedAt = now;
			postAll(this.time.wall(now));
			return;
		}
		if (!changed.isEmpty()) {
			this.post.post(changed);
		}
	}

	private List<AlertRecord> look(Instant now) {
		List<AlertRecord> changed = new ArrayList<>();
		Instant wall = this.time.wall(now);
		List<Vitals> vitals = this.board.vitals();
		for (int i = 0; i < vitals.size(); i++) {
			this.endpoints.get(i).look(vitals.get(i), wall, changed::add);
		}
		if (this.watchdog != null) {
			this.silence.look(this.watchdog.look(), silenceInWords(this.watchdog), now).ifPresent(changed::add);
		}
		return changed;
	}

	private Supplier<Map<String, String>> silenceInWords(Watchdog watchdog) {
		return () -> this.origin.annotations(Watchdog.SILENT, watchdog.text());
	}

	/** The heartbeat: what fires, and what has ended lately. */
	private void postAll(Instant wall) {
		this.endpoints.forEach(EndpointAlarms::renew);
		if (this.watchdog != null) {
			var _ = this.silence.renew(silenceInWords(this.watchdog));
		}
		Instant limit = wall.minus(TOLD_AGAIN);
		Set<String> heldBack = alarms().map(Alarm::heldBack).flatMap(Optional::stream).collect(Collectors.toSet());
		List<AlertRecord> told = latest().stream()
			.filter((alert) -> alert.endsAt() == null || alert.endsAt().isAfter(limit))
			.filter((alert) -> !heldBack.contains(alert.id()))
			.toList();
		if (!told.isEmpty()) {
			this.post.post(told);
		}
	}

	/**
	 * Alertmanager knows one alert for each set of labels, and an earlier end would take
	 * the place of a later beginning. What fires goes first, since a clock that was set
	 * back makes an earlier alert look like the later one.
	 */
	private Collection<AlertRecord> latest() {
		Map<Map<String, String>, AlertRecord> latest = new HashMap<>();
		for (AlertRecord alert : this.history.all()) {
			if (alert.source() == AlertSource.MONITOR) {
				latest.merge(alert.labels(), alert,
						(newer, older) -> (newer.endsAt() != null && older.endsAt() == null) ? older : newer);
			}
		}
		return latest.values();
	}

}
