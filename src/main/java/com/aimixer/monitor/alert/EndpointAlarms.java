package com.aimixer.monitor.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.board.Vitals;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.time.TimeSource;

/**
 * The alarms of one endpoint, one for each rule. Used by one thread.
 */
final class EndpointAlarms {

	private final Endpoint endpoint;

	private final AlertOrigin origin;

	private final StatusBoard board;

	private final TimeSource time;

	private final List<Guard> guards = new ArrayList<>();

	EndpointAlarms(Endpoint endpoint, List<EndpointRule> rules, AlertOrigin origin, StatusBoard board,
			AlertHistory history, TimeSource time) {
		this.endpoint = endpoint;
		this.origin = origin;
		this.board = board;
		this.time = time;
		for (EndpointRule rule : rules) {
			this.guards.add(
					new Guard(rule, new Alarm(rule.rule(), () -> origin.labels(rule.rule(), endpoint), history, time)));
		}
	}

	Stream<Alarm> alarms() {
		return this.guards.stream().map(Guard::alarm);
	}

	/** Count for how long a cause was seen before this start. */
	void takeUp() {
		this.board.availability(this.endpoint.name())
			.ifPresent((past) -> this.guards
				.forEach((guard) -> guard.alarm().seenBefore(guard.rule().condition().seenBefore(past.intervals()))));
	}

	/** Check every rule; whatever has just fired or been resolved is handed over. */
	void look(Vitals vitals, Instant wall, Consumer<AlertRecord> changed) {
		for (Guard guard : this.guards) {
			Finding finding = guard.rule().condition().check(vitals, wall);
			guard.alarm().look(finding, annotations(guard.rule()), vitals.at()).ifPresent(changed);
		}
	}

	void renew() {
		for (Guard guard : this.guards) {
			var _ = guard.alarm().renew(annotations(guard.rule()));
		}
	}

	/** Evidence is gathered only for an alert that needs it. */
	private Supplier<Map<String, String>> annotations(EndpointRule rule) {
		return () -> {
			String name = this.endpoint.name();
			Evidence evidence = new Evidence(this.board.facts(name).orElseThrow(),
					this.board.availability(name).orElseThrow().intervals(), this.time);
			return this.origin.annotations(rule.rule(), rule.text().apply(evidence), this.endpoint);
		};
	}

	private record Guard(EndpointRule rule, Alarm alarm) {
	}

}
