package com.aimixer.monitor.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.view.WireNames;

/**
 * What is counted for one target since the start. Written by the probes of the target,
 * read by the scrapes; every access holds the tally's monitor.
 */
final class TargetTally {

	/** Upper bounds in seconds; every threshold is among them, and larger ones follow. */
	private static final double[] BOUNDS = { 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
			Double.POSITIVE_INFINITY };

	private static final double NANOS = 1e9;

	private final TargetLabels labels;

	private final long[] buckets = new long[BOUNDS.length];

	private double durationSum;

	private long successes;

	private long skips;

	private final Map<Reason, Long> failures = new EnumMap<>(Reason.class);

	private final Map<Reason, Long> blips = new EnumMap<>(Reason.class);

	private final Map<Phase, SummaryTally> phases = new EnumMap<>(Phase.class);

	private final SummaryTally lateness = new SummaryTally();

	/**
	 * Nothing counted yet.
	 * @param labels the labels of the target
	 * @param zeroes whether every reason is shown from the start, so that the first
	 * failure is an increase from zero and not the birth of a series
	 */
	TargetTally(TargetLabels labels, boolean zeroes) {
		this.labels = labels;
		if (zeroes) {
			for (Reason reason : Reason.values()) {
				this.failures.put(reason, 0L);
				this.blips.put(reason, 0L);
			}
		}
	}

	synchronized void add(int attempt, ProbeOutcome outcome, Duration late) {
		switch (outcome) {
			case Succeeded success -> {
				this.successes++;
				measured(success.startedAt(), success.duration(), success.phases());
			}
			case Failed failure -> {
				this.failures.merge(failure.reason(), 1L, Long::sum);
				measured(failure.startedAt(), failure.duration(), failure.phases());
			}
			case Skipped _ -> this.skips++;
		}
		if (attempt == 0) {
			this.lateness.record(outcome.startedAt(), late.toNanos() / NANOS);
		}
	}

	private void measured(Instant at, Duration duration, PhaseTimes times) {
		double seconds = duration.toNanos() / NANOS;
		int bucket = 0;
		while (seconds > BOUNDS[bucket]) {
			bucket++;
		}
		this.buckets[bucket]++;
		this.durationSum += seconds;
		for (Phase phase : Phase.values()) {
			long nanos = times.nanos(phase);
			if (nanos > 0) {
				this.phases.computeIfAbsent(phase, (_) -> new SummaryTally()).record(at, nanos / NANOS);
			}
		}
	}

	synchronized void addBlip(Reason reason) {
		this.blips.merge(reason, 1L, Long::sum);
	}

	synchronized void write(ProbeFamilies families, Instant now) {
		families.duration(this.labels, BOUNDS, this.buckets, this.durationSum);
		families.probes(this.labels, "success", "none", this.successes);
		this.failures.forEach((reason, count) -> families.failures(this.labels, reason, count));
		families.probes(this.labels, "skipped", WireNames.PROBER, this.skips);
		this.blips.forEach((reason, count) -> families.blips(this.labels, reason, count));
		this.phases.forEach((phase, tally) -> families.phase(this.labels, phase, tally, now));
		families.lateness(this.labels, this.lateness, now);
	}

}
