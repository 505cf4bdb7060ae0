package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import com.aimixer.monitor.availability.AvailabilityLedger;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthFacts;
import com.aimixer.monitor.health.HealthJudge;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Judgement;
import com.aimixer.monitor.health.ResponseTimes;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.latency.LatencyWindow;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one endpoint. The watch of the endpoint writes, everybody reads;
 * reading changes nothing. All instants are of the steady timeline.
 */
final class EndpointHistory {

	private final Endpoint endpoint;

	private final HistoryLimits limits;

	private final AvailabilityLedger ledger;

	private final LatencyWindow latency;

	private final ResponseTimes responseTimes = new ResponseTimes();

	private final Deque<ProbeRecord> records = new ArrayDeque<>();

	private final Deque<Failed> blips = new ArrayDeque<>(0);

	private @Nullable Cause downCause;

	private @Nullable Instant certificateExpiresAt;

	private HealthStatus published = HealthStatus.UNKNOWN;

	private Instant publishedSince;

	EndpointHistory(Endpoint endpoint, HistoryLimits limits, Instant now) {
		this.endpoint = endpoint;
		this.limits = limits;
		this.ledger = new AvailabilityLedger(limits.window(), limits.hold());
		this.latency = new LatencyWindow(limits.window());
		this.publishedSince = now;
	}

	synchronized Round newRound(RoundRules rules, Instant now) {
		State state = this.ledger.stateAt(now);
		return new Round(rules, state, (state == State.DOWN) ? 0 : this.responseTimes.count());
	}

	/** Remember an outcome; its meaning comes with the verdicts of the round. */
	synchronized ProbeRecord add(int attempt, ProbeOutcome outcome) {
		ProbeRecord added = new ProbeRecord(attempt, outcome);
		this.records.addLast(added);
		if (this.records.size() > this.limits.records()) {
			this.records.removeFirst();
		}
		switch (outcome) {
			case Succeeded success -> {
				heard(success.startedAt(), success.certificateExpiresAt());
				if (attempt == 0) {
					this.latency.record(success.startedAt(), success.duration());
				}
			}
			case Failed failure -> heard(failure.startedAt(), failure.certificateExpiresAt());
			case Skipped _ -> {
			}
		}
		return added;
	}

	private void heard(Instant at, @Nullable Instant certificate) {
		this.ledger.heard(at);
		this.certificateExpiresAt = (certificate != null) ? certificate : this.certificateExpiresAt;
	}

	/** Let the verdicts of a round count. */
	synchronized void settle(List<Verdict> verdicts) {
		for (Verdict verdict : verdicts) {
			switch (verdict) {
				case Verdict.Up(Succeeded success) -> up(success);
				case Verdict.Down(Failed first, Failed last) -> down(first, last);
				case Verdict.Blip(Failed failure) -> blip(failure);
			}
		}
	}

	private void up(Succeeded success) {
		this.ledger.record(State.UP, success.startedAt(), success.startedAt(), null);
		this.responseTimes.add(success.duration());
		this.downCause = null;
	}

	private void down(Failed first, Failed last) {
		Cause cause = new Cause(lowerCase(first.reason()), first.detail());
		this.ledger.record(State.DOWN, first.startedAt(), last.startedAt(), cause);
		this.responseTimes.clear();
		this.downCause = new Cause(lowerCase(last.reason()), last.detail());
	}

	private static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(java.util.Locale.ROOT);
	}

	private void blip(Failed failure) {
		this.blips.addLast(failure);
		if (this.blips.size() > this.limits.records()) {
			this.blips.removeFirst();
		}
	}

	/** The change of status since the last one that was announced, if there is one. */
	synchronized Optional<StatusChange> announce(Instant now) {
		Judgement judgement = judge(now);
		if (judgement.status() == this.published) {
			return Optional.empty();
		}
		Instant since = since(judgement, now);
		StatusChange change = new StatusChange(this.endpoint, this.published, judgement, since);
		this.published = judgement.status();
		this.publishedSince = since;
		return Optional.of(change);
	}

	/**
	 * An unannounced status holds since the state changed, if that is what happened since
	 * the last announcement; else it is found only now.
	 */
	private Instant since(Judgement judgement, Instant now) {
		if (judgement.status() == this.published) {
			return this.publishedSince;
		}
		Instant stateSince = this.ledger.stateSince(now);
		return (stateSince != null && stateSince.isAfter(this.publishedSince)) ? stateSince : now;
	}

	private Judgement judge(Instant now) {
		State state = this.ledger.stateAt(now);
		Instant heardAt = this.ledger.heardAt();
		Duration silence = (heardAt != null) ? Duration.between(heardAt, now) : null;
		boolean paused = !this.records.isEmpty() && this.records.getLast().outcome() instanceof Skipped;
		return HealthJudge.judge(
				new HealthFacts(state, this.downCause, silence, paused, responseTime(state), this.ledger.at(now)),
				this.endpoint.thresholds());
	}

	private @Nullable Duration responseTime(State state) {
		return (state == State.UP) ? this.responseTimes.median() : null;
	}

	synchronized EndpointFacts facts(Instant now) {
		State state = this.ledger.stateAt(now);
		Judgement judgement = judge(now);
		return new EndpointFacts(this.endpoint, now, state, judgement, since(judgement, now), responseTime(state),
				this.records.peekLast(), this.ledger.heardAt(), this.ledger.at(now), this.latency.summary(now),
				this.certificateExpiresAt);
	}

	synchronized AvailabilityHistory availability(Instant now) {
		Instant from = now.minus(this.limits.window());
		List<Failed> within = this.blips.stream().filter((blip) -> blip.startedAt().isAfter(from)).toList();
		return new AvailabilityHistory(from, now, this.ledger.intervals(now), within);
	}

	/** The latest records, newest first. */
	synchronized List<ProbeRecord> latest(int limit) {
		List<ProbeRecord> latest = new ArrayList<>(Math.min(limit, this.records.size()));
		var newestFirst = this.records.descendingIterator();
		while (newestFirst.hasNext() && latest.size() < limit) {
			latest.add(newestFirst.next());
		}
		return latest;
	}

}
