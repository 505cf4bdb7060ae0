package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.latency.QuarterHour;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.time.TimeSource;

/**
 * The facts of every endpoint in the order of the configuration. The watches write, the
 * faces read or listen. Status is judged at every reading, so nothing here can freeze;
 * {@link #pulse()} announces the changes that time alone brings.
 */
public final class StatusBoard {

	private final TimeSource time;

	private final Map<String, EndpointHistory> histories;

	private final List<Endpoint> endpoints;

	private final List<BoardListener> listeners = new CopyOnWriteArrayList<>();

	private final LongAdder listenerFailures = new LongAdder();

	/**
	 * A board on which nothing is known yet.
	 * @param time the clock
	 * @param endpoints the endpoints, with unique names
	 * @param limits how much is remembered of each
	 */
	public StatusBoard(TimeSource time, List<Endpoint> endpoints, HistoryLimits limits) {
		this.time = time;
		this.endpoints = List.copyOf(endpoints);
		Map<String, EndpointHistory> histories = LinkedHashMap.newLinkedHashMap(endpoints.size());
		Instant now = time.now();
		endpoints.forEach((endpoint) -> histories.put(endpoint.name(), new EndpointHistory(endpoint, limits, now)));
		this.histories = Collections.unmodifiableMap(histories);
	}

	/**
	 * Let somebody hear what happens from now on.
	 * @param listener must not wait for anything
	 */
	public void listen(BoardListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Take up what an earlier process has written down, before anything is recorded.
	 * @param endpoint whom it concerns
	 * @param past what is known of it
	 */
	public void restore(Endpoint endpoint, PastFacts past) {
		history(endpoint).restore(past, this.time.now());
	}

	/**
	 * Begin a round of an endpoint as its state is now.
	 * @param endpoint the endpoint
	 * @param rules how the round is conducted
	 * @return the round
	 */
	public Round newRound(Endpoint endpoint, RoundRules rules) {
		return history(endpoint).newRound(rules, this.time.now());
	}

	/**
	 * Write an outcome down.
	 * @param endpoint whom it concerns
	 * @param attempt 0 for the first of a round
	 * @param outcome what came back
	 * @param lateness how late the tick was, zero for further attempts
	 */
	public void record(Endpoint endpoint, int attempt, ProbeOutcome outcome, Duration lateness) {
		ProbeRecord added = history(endpoint).add(attempt, outcome);
		tell((listener) -> listener.onProbe(endpoint, added, lateness));
	}

	/**
	 * Let the verdicts of a round count, and announce a change of status.
	 * @param endpoint whom they concern
	 * @param verdicts in the order of time
	 */
	public void settle(Endpoint endpoint, List<Verdict> verdicts) {
		EndpointHistory history = history(endpoint);
		history.settle(verdicts);
		for (Verdict verdict : verdicts) {
			if (verdict instanceof Verdict.Blip(var failure)) {
				tell((listener) -> listener.onBlip(endpoint, failure));
			}
		}
		if (!verdicts.isEmpty()) {
			history.latestInterval()
				.ifPresent((latest) -> tell(
						(listener) -> listener.onInterval(endpoint, latest.interval(), latest.heardAt())));
		}
		announce(history);
	}

	/**
	 * Announce the changes of status that came without an outcome. Called every second.
	 */
	public void pulse() {
		this.histories.values().forEach(this::announce);
	}

	private void announce(EndpointHistory history) {
		// or the pulse and a probe could tell two changes in the wrong order
		synchronized (history) {
			history.announce(this.time.now()).ifPresent((change) -> tell((listener) -> listener.onStatus(change)));
		}
	}

	/** A listener that fails harms nobody else; it is counted. */
	private void tell(Consumer<BoardListener> event) {
		for (BoardListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				this.listenerFailures.increment();
				System.getLogger(StatusBoard.class.getName())
					.log(System.Logger.Level.WARNING, "A listener of the status board failed", ex);
			}
		}
	}

	/**
	 * What is monitored.
	 * @return the endpoints in the order of the configuration
	 */
	public List<Endpoint> endpoints() {
		return this.endpoints;
	}

	/**
	 * The facts of all endpoints, for one instant.
	 * @return the facts in the order of the configuration
	 */
	public List<EndpointFacts> facts() {
		Instant now = this.time.now();
		return this.histories.values().stream().map((history) -> history.facts(now)).toList();
	}

	/**
	 * The facts of one endpoint now.
	 * @param name its name
	 * @return its facts, empty if there is no such endpoint
	 */
	public Optional<EndpointFacts> facts(String name) {
		return Optional.ofNullable(this.histories.get(name)).map((history) -> history.facts(this.time.now()));
	}

	/**
	 * What alerts are raised for, of all endpoints, for one instant.
	 * @return their vitals in the order of the configuration
	 */
	public List<Vitals> vitals() {
		Instant now = this.time.now();
		return this.histories.values().stream().map((history) -> history.vitals(now)).toList();
	}

	/**
	 * The latest probes of an endpoint, newest first.
	 * @param name its name
	 * @param limit how many at most
	 * @return the probes, empty if there is no such endpoint
	 */
	public Optional<List<ProbeRecord>> latestProbes(String name, int limit) {
		return Optional.ofNullable(this.histories.get(name)).map((history) -> history.latest(limit));
	}

	/**
	 * What the availability of an endpoint is made of.
	 * @param name its name
	 * @return its intervals and blips, empty if there is no such endpoint
	 */
	public Optional<AvailabilityHistory> availability(String name) {
		return Optional.ofNullable(this.histories.get(name)).map((history) -> history.availability(this.time.now()));
	}

	/**
	 * What the first attempts of an endpoint came to in each quarter hour that the last
	 * 24 hours touch.
	 * @param name its name
	 * @return those in which there were some, in the order of time; empty if there is no
	 * such endpoint
	 */
	public Optional<List<QuarterHour>> quarters(String name) {
		return Optional.ofNullable(this.histories.get(name)).map((history) -> history.quarters(this.time.now()));
	}

	/**
	 * How often a listener failed.
	 * @return failures since the start
	 */
	public long listenerFailures() {
		return this.listenerFailures.sum();
	}

	private EndpointHistory history(Endpoint endpoint) {
		EndpointHistory history = this.histories.get(endpoint.name());
		if (history == null) {
			throw new IllegalArgumentException("endpoint '" + endpoint.name() + "' is not on the board");
		}
		return history;
	}

}
