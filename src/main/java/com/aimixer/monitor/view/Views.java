package com.aimixer.monitor.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.AvailabilityHistory;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.latency.LatencySummary;
import com.aimixer.monitor.latency.QuarterHour;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns facts into wire records: steady time into wall clock time, whole milliseconds for
 * instants, fractional milliseconds for durations.
 */
public final class Views {

	private final TimeSource time;

	/**
	 * Views with the wall clock of a time source.
	 * @param time the clock
	 */
	public Views(TimeSource time) {
		this.time = time;
	}

	/**
	 * The fleet.
	 * @param facts the facts of all endpoints
	 * @return the wire form
	 */
	public StatusView fleet(List<EndpointFacts> facts) {
		List<HealthStatus> statuses = facts.stream().map((each) -> each.judgement().status()).toList();
		Instant at = facts.isEmpty() ? this.time.now() : facts.getFirst().at();
		return new StatusView(WireNames.of(HealthStatus.worst(statuses)), wall(at), summary(statuses),
				facts.stream().map(this::endpoint).toList());
	}

	private static SummaryView summary(List<HealthStatus> statuses) {
		return new SummaryView(Collections.frequency(statuses, HealthStatus.HEALTHY),
				Collections.frequency(statuses, HealthStatus.DEGRADED),
				Collections.frequency(statuses, HealthStatus.UNHEALTHY),
				Collections.frequency(statuses, HealthStatus.UNKNOWN));
	}

	/**
	 * One endpoint.
	 * @param facts its facts
	 * @return the wire form
	 */
	public EndpointView endpoint(EndpointFacts facts) {
		Endpoint endpoint = facts.endpoint();
		ProbeRecord last = facts.last();
		Instant expiry = facts.certificateExpiresAt();
		return new EndpointView(endpoint.name(), endpoint.region(), endpoint.request().url().toString(),
				WireNames.of(facts.judgement().status()), wall(facts.since()), facts.judgement().reasons(),
				millis(facts.responseTime()), (last != null) ? probe(last) : null, availability(facts.availability()),
				latency(facts.latency()), (expiry != null) ? expiry.truncatedTo(ChronoUnit.MILLIS) : null);
	}

	/**
	 * One probe.
	 * @param entry a line of an endpoint's history
	 * @return the wire form
	 */
	public ProbeView probe(ProbeRecord entry) {
		int attempt = entry.attempt();
		String result = WireNames.result(entry.outcome());
		String reason = WireNames.reason(entry.outcome());
		return switch (entry.outcome()) {
			case Succeeded success -> new ProbeView(wall(success.startedAt()), attempt, result, reason, null, null,
					success.httpStatus(), exactMillis(success.duration()), phases(success.phases()));
			case Failed failure -> new ProbeView(wall(failure.startedAt()), attempt, result, reason,
					WireNames.of(failure.phase()), failure.detail(), failure.httpStatus(),
					exactMillis(failure.duration()), phases(failure.phases()));
			case Skipped skip -> new ProbeView(wall(skip.startedAt()), attempt, result, reason, null, skip.detail(),
					null, exactMillis(skip.lateness()), phases(PhaseTimes.NONE));
		};
	}

	/**
	 * A list of probes.
	 * @param entries newest first
	 * @return the wire form
	 */
	public ProbesView probes(List<ProbeRecord> entries) {
		return new ProbesView(entries.stream().map(this::probe).toList());
	}

	/**
	 * What an availability is made of.
	 * @param history intervals and blips
	 * @return the wire form
	 */
	public IntervalsView intervals(AvailabilityHistory history) {
		List<Interval> intervals = history.intervals();
		return new IntervalsView(wall(intervals.getFirst().from()), wall(intervals.getLast().to()),
				intervals.stream().map(this::interval).toList(), history.blips().stream().map(this::blip).toList());
	}

	/**
	 * What the quarter hours came to.
	 * @param quarters in the order of time
	 * @return the wire form
	 */
	public QuartersView quarters(List<QuarterHour> quarters) {
		return new QuartersView(quarters.stream()
			.map((quarter) -> new QuarterView(wall(quarter.from()), quarter.successes(), quarter.slow(),
					quarter.failures(), millis(quarter.p50()), millis(quarter.p95()), millis(quarter.max())))
			.toList());
	}

	private IntervalView interval(Interval interval) {
		Cause cause = interval.cause();
		return new IntervalView(wall(interval.from()), wall(interval.to()), WireNames.of(interval.state()),
				(cause != null) ? cause.reason() : null, (cause != null) ? cause.evidence() : null);
	}

	private BlipView blip(Failed failure) {
		return new BlipView(wall(failure.startedAt()), failure.reason().word(), WireNames.of(failure.phase()),
				failure.detail(), exactMillis(failure.duration()));
	}

	/**
	 * A change of status.
	 * @param change from what to what
	 * @return the wire form
	 */
	public StatusChangeView change(StatusChange change) {
		return new StatusChangeView(change.endpoint().name(), change.endpoint().region(), WireNames.of(change.before()),
				WireNames.of(change.judgement().status()), wall(change.since()), change.judgement().reasons());
	}

	/**
	 * A probe that just came back.
	 * @param endpoint whom it asked
	 * @param entry what came of it
	 * @return the wire form
	 */
	public ProbeEventView probeEvent(Endpoint endpoint, ProbeRecord entry) {
		return new ProbeEventView(endpoint.name(), endpoint.region(), probe(entry));
	}

	/**
	 * A sign of life.
	 * @return the wire form of now
	 */
	public PingView ping() {
		return new PingView(wall(this.time.now()));
	}

	/**
	 * What the wall clock calls a steady instant.
	 * @param steady an instant of the steady timeline
	 * @return the same as people read it, in whole milliseconds
	 */
	public Instant wall(Instant steady) {
		return this.time.wall(steady).truncatedTo(ChronoUnit.MILLIS);
	}

	static AvailabilityView availability(Availability availability) {
		return new AvailabilityView(availability.ratio(), availability.coverage(), availability.lowerBound(),
				availability.upperBound());
	}

	private static LatencyView latency(LatencySummary latency) {
		return new LatencyView(millis(latency.p50()), millis(latency.p95()), millis(latency.p99()), latency.count());
	}

	private static PhasesView phases(PhaseTimes phases) {
		return new PhasesView(exactMillis(phases.duration(Phase.DNS)), exactMillis(phases.duration(Phase.CONNECT)),
				exactMillis(phases.duration(Phase.TLS)), exactMillis(phases.duration(Phase.WAIT)),
				exactMillis(phases.duration(Phase.BODY)));
	}

	private static @Nullable Double millis(@Nullable Duration duration) {
		return (duration != null) ? exactMillis(duration) : null;
	}

	/** Milliseconds to the microsecond. */
	static double exactMillis(Duration duration) {
		return Math.round(duration.toNanos() / 1_000.0) / 1_000.0;
	}

}
