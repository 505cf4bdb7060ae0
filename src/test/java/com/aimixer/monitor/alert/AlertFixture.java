package com.aimixer.monitor.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.PastFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.ManualTimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A monitor of two endpoints in manual time: probes every 30 s, alerts looked at every
 * second. A restart leaves nothing but the log.
 */
final class AlertFixture {

	static final Duration INTERVAL = Duration.ofSeconds(30);

	static final AlertOrigin ORIGIN = new AlertOrigin("monitor-0", URI.create("https://monitor.example.com"),
			URI.create("https://grafana.example.com"));

	final Endpoint west = Endpoint.of("us-west", URI.create("https://us-west.example.com/health"));

	final Endpoint east = Endpoint.of("us-east", URI.create("https://us-east.example.com/health"));

	final ManualTimeSource time = new ManualTimeSource();

	final MemoryAlertLog log = new MemoryAlertLog();

	final List<List<AlertRecord>> posts = new ArrayList<>();

	StatusBoard board;

	AlertHistory history;

	OwnAlerts alerts;

	@Nullable Watchdog watchdog;

	AlertFixture() {
		this(null);
	}

	AlertFixture(@Nullable Duration patience) {
		this(patience, AlertRoom.of(2));
	}

	AlertFixture(@Nullable Duration patience, AlertRoom room) {
		this.board = newBoard();
		this.history = new AlertHistory(this.log, Duration.ofDays(30), room);
		this.watchdog = (patience != null) ? new Watchdog(this.time, patience) : null;
		this.alerts = newAlerts(ORIGIN);
	}

	private StatusBoard newBoard() {
		return new StatusBoard(this.time, List.of(this.west, this.east), HistoryLimits.of(INTERVAL, 1000, 2));
	}

	private OwnAlerts newAlerts(AlertOrigin origin) {
		return new OwnAlerts(this.board, origin, AlertPace.DEFAULT, this.history, this.posts::add, this.watchdog,
				this.time);
	}

	void restart(@Nullable Duration patience) {
		restart(patience, ORIGIN);
	}

	void restart(@Nullable Duration patience, AlertOrigin origin) {
		List<Interval> past = past();
		this.board = newBoard();
		this.board.restore(this.west, new PastFacts(past, List.of(), List.of(), List.of(), null));
		this.history = new AlertHistory(this.log, Duration.ofDays(30));
		this.watchdog = (patience != null) ? new Watchdog(this.time, patience) : null;
		this.posts.clear();
		this.alerts = newAlerts(origin);
	}

	/** What the file has of us-west: each state up to the last outcome that said so. */
	private List<Interval> past() {
		Instant heard = this.board.facts("us-west").orElseThrow().heardAt();
		return (heard == null) ? List.of()
				: this.board.availability("us-west")
					.orElseThrow()
					.intervals()
					.stream()
					.filter((interval) -> interval.state() != State.UNKNOWN && interval.from().isBefore(heard))
					.map((interval) -> new Interval(interval.from(),
							interval.to().isBefore(heard) ? interval.to() : heard, interval.state(), interval.cause()))
					.toList();
	}

	Instant now() {
		return this.time.now();
	}

	void up(Endpoint endpoint, long millis) {
		Succeeded success = Outcomes.success(now(), millis);
		this.board.record(endpoint, 0, success, Duration.ZERO);
		this.board.settle(endpoint, List.of(new Verdict.Up(success)));
	}

	void up(Endpoint endpoint, Instant certificate) {
		Succeeded success = new Succeeded(now(), Duration.ofMillis(20), PhaseTimes.NONE, 200, certificate);
		this.board.record(endpoint, 0, success, Duration.ZERO);
		this.board.settle(endpoint, List.of(new Verdict.Up(success)));
	}

	void down(Endpoint endpoint) {
		down(endpoint, new Failed(now(), Duration.ofMillis(3), PhaseTimes.NONE, Reason.REFUSED, Phase.CONNECT,
				"connection refused by 192.0.2.1:443", null, null));
	}

	void down(Endpoint endpoint, Failed failure) {
		ProbeOutcome outcome = failure;
		this.board.record(endpoint, 0, outcome, Duration.ZERO);
		this.board.settle(endpoint, List.of(new Verdict.Down(failure, failure)));
	}

	/** Let seconds pass; alerts are looked at after each. */
	void pass(long seconds) {
		for (long second = 0; second < seconds; second++) {
			this.time.advance(Duration.ofSeconds(1));
			this.alerts.beat();
		}
	}

	/** Let ticks pass, with the same turn at the beginning of each. */
	void ticks(int count, Runnable turn) {
		for (int tick = 0; tick < count; tick++) {
			turn.run();
			pass(INTERVAL.toSeconds());
		}
	}

	List<String> firing() {
		return this.history.firing().stream().map((alert) -> alert.label("alertname")).toList();
	}

	AlertRecord only(String name) {
		return this.history.all()
			.stream()
			.filter((alert) -> alert.label("alertname").equals(name))
			.reduce((one, other) -> {
				throw new AssertionError("two lines of " + name);
			})
			.orElseThrow();
	}

}
