package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.aimixer.monitor.availability.AvailabilityLedger;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.health.HealthFacts.Hearing;
import com.aimixer.monitor.health.HealthFacts;
import com.aimixer.monitor.health.HealthJudge;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Judgement;
import com.aimixer.monitor.health.ResponseTimes;
import com.aimixer.monitor.health.Round;
import com.aimixer.monitor.health.RoundRules;
import com.aimixer.monitor.health.Verdict;
import com.aimixer.monitor.latency.FirstAttempts;
import com.aimixer.monitor.latency.QuarterHour;
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

	private final FirstAttempts firstAttempts;

	private final ResponseTimes responseTimes = new ResponseTimes();

	private final RecordRing records;

	private final Blips blips;

	private @Nullable Cause downCause;

	/** Why the last probe was skipped, or null if it was not. */
	private @Nullable String lastSkip;

	private @Nullable Instant certificateExpiresAt;

	private final Announced announced;

	EndpointHistory(Endpoint endpoint, HistoryLimits limits, Instant now) {
		this.endpoint = endpoint;
		this.limits = limits;
		this.ledger = new AvailabilityLedger(limits.window(), limits.hold());
		this.firstAttempts = new FirstAttempts(limits.window());
		this.announced = new Announced(now);
		this.records = new RecordRing(limits.records());
		this.blips = new Blips(limits);
	}

	/** Take up what an earlier process has left. */
	synchronized void restore(PastFacts past, Instant now) {
		past.intervals().forEach(this.ledger::restore);
		past.quarters().forEach((each) -> this.firstAttempts.restore(each, now));
		past.blips().forEach(this.blips::add);
		past.records().forEach((entry) -> restore(entry, past.lastDown()));
		Interval last = this.ledger.latest();
		if (last != null) {
			this.announced.resume(last.to(), past.status());
		}
	}

	private void restore(ProbeRecord entry, long lastDown) {
		this.records.add(entry);
		this.lastSkip = (entry.outcome() instanceof Skipped skipped) ? skipped.detail() : null;
		switch (entry.outcome()) {
			case Succeeded success -> {
				seen(success.certificateExpiresAt(), true);
				if (success.startedAt().toEpochMilli() >= lastDown) {
					this.responseTimes.add(success.duration());
				}
			}
			case Failed failure -> seen(failure.certificateExpiresAt(), false);
			case Skipped _ -> {
			}
		}
	}

	synchronized Round newRound(RoundRules rules, Instant now) {
		State state = this.ledger.stateAt(now);
		return new Round(rules, state, (state == State.DOWN) ? 0 : this.responseTimes.count());
	}

	/** Remember an outcome; its meaning comes with the verdicts of the round. */
	synchronized ProbeRecord add(int attempt, ProbeOutcome outcome) {
		ProbeRecord added = new ProbeRecord(attempt, outcome);
		this.records.add(added);
		this.lastSkip = (outcome instanceof Skipped skipped) ? skipped.detail() : null;
		switch (outcome) {
			case Succeeded success -> {
				this.ledger.heard(success.startedAt());
				seen(success.certificateExpiresAt(), true);
				if (attempt == 0) {
					this.firstAttempts.succeeded(success.startedAt(), success.duration(),
							this.endpoint.thresholds().isSlow(success.duration()));
				}
			}
			case Failed failure -> {
				this.ledger.heard(failure.startedAt());
				seen(failure.certificateExpiresAt(), false);
				if (attempt == 0) {
					this.firstAttempts.failed(failure.startedAt());
				}
			}
			case Skipped _ -> {
			}
		}
		return added;
	}

	/**
	 * Who is not asked over TLS has no certificate, whatever there was in an earlier
	 * configuration. A failure may come before the handshake and says nothing.
	 */
	private void seen(@Nullable Instant certificate, boolean answered) {
		RequestSettings request = this.endpoint.request();
		if (certificate != null && request.mayUseTls()) {
			this.certificateExpiresAt = certificate;
		}
		else if (answered && !request.usesTls()) {
			this.certificateExpiresAt = null;
		}
	}

	/** Let the verdicts of a round count. */
	synchronized void settle(List<Verdict> verdicts) {
		for (Verdict verdict : verdicts) {
			switch (verdict) {
				case Verdict.Up(Succeeded success) -> up(success);
				case Verdict.Down(Failed first, Failed last) -> down(first, last);
				case Verdict.Blip(Failed failure) -> this.blips.add(failure);
			}
		}
	}

	private void up(Succeeded success) {
		this.ledger.record(State.UP, success.startedAt(), success.startedAt(), null);
		this.responseTimes.add(success.duration());
		this.downCause = null;
	}

	private void down(Failed first, Failed last) {
		Cause cause = new Cause(first.reason().word(), first.detail());
		this.ledger.record(State.DOWN, first.startedAt(), last.startedAt(), cause);
		this.responseTimes.clear();
		this.downCause = new Cause(last.reason().word(), last.detail());
	}

	/** The change of status since the last one that was announced, if there is one. */
	synchronized Optional<StatusChange> announce(Instant now) {
		State state = this.ledger.stateAt(now);
		Judgement judgement = judge(state, now);
		Instant since = since(state, judgement, now);
		HealthStatus before = this.announced.status();
		return this.announced.changes(judgement.status(), state, since)
				? Optional.of(new StatusChange(this.endpoint, before, judgement, since)) : Optional.empty();
	}

	private Instant since(State state, Judgement judgement, Instant now) {
		return this.announced.since(judgement.status(), state, this.ledger.stateSince(now), now);
	}

	private Judgement judge(State state, Instant now) {
		return HealthJudge.judge(new HealthFacts(state, this.downCause, hearing(now), this.lastSkip,
				responseTime(state), this.ledger.at(now)), this.endpoint.thresholds());
	}

	private Hearing hearing(Instant now) {
		Instant heardAt = this.ledger.heardAt();
		if (heardAt == null) {
			return Hearing.NEVER;
		}
		return now.isAfter(heardAt.plus(this.limits.hold())) ? Hearing.LOST : Hearing.RECENT;
	}

	private @Nullable Duration responseTime(State state) {
		return (state == State.UP) ? this.responseTimes.median() : null;
	}

	synchronized EndpointFacts facts(Instant now) {
		State state = this.ledger.stateAt(now);
		Judgement judgement = judge(state, now);
		return new EndpointFacts(this.endpoint, now, state, judgement, since(state, judgement, now),
				responseTime(state), this.records.last(), this.ledger.heardAt(), this.ledger.at(now),
				this.firstAttempts.summary(now), this.certificateExpiresAt);
	}

	synchronized Vitals vitals(Instant now) {
		State state = this.ledger.stateAt(now);
		return new Vitals(this.endpoint, now, state, responseTime(state), this.ledger.at(now),
				this.certificateExpiresAt);
	}

	synchronized AvailabilityHistory availability(Instant now) {
		return new AvailabilityHistory(this.ledger.intervals(now), this.blips.at(now));
	}

	/** The quarter hours that the last 24 hours touch, in the order of time. */
	synchronized List<QuarterHour> quarters(Instant now) {
		return this.firstAttempts.quarters(now);
	}

	/** The interval recorded last, empty while there is none. */
	synchronized Optional<Heard> latestInterval() {
		Interval latest = this.ledger.latest();
		Instant heardAt = this.ledger.heardAt();
		return (latest != null && heardAt != null) ? Optional.of(new Heard(latest, heardAt)) : Optional.empty();
	}

	/** The latest records, newest first. */
	synchronized List<ProbeRecord> latest(int limit) {
		return this.records.latest(limit);
	}

	/**
	 * An interval.
	 *
	 * @param interval up to where its hold runs out
	 * @param heardAt start of the latest outcome
	 */
	record Heard(Interval interval, Instant heardAt) {
	}

}
