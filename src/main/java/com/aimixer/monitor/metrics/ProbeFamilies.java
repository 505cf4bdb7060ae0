package com.aimixer.monitor.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.view.WireNames;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/**
 * The families that count probes, filled target by target.
 */
final class ProbeFamilies {

	private final List<HistogramDataPointSnapshot> durations = new ArrayList<>();

	private final List<CounterDataPointSnapshot> probes = new ArrayList<>();

	private final List<CounterDataPointSnapshot> blips = new ArrayList<>();

	private final List<SummaryDataPointSnapshot> phases = new ArrayList<>();

	private final List<GaugeDataPointSnapshot> phaseMaxima = new ArrayList<>();

	private final List<SummaryDataPointSnapshot> latenesses = new ArrayList<>();

	private final List<GaugeDataPointSnapshot> latenessMaxima = new ArrayList<>();

	void duration(TargetLabels labels, double[] bounds, long[] counts, double sum) {
		this.durations.add(new HistogramDataPointSnapshot(ClassicHistogramBuckets.of(bounds, counts.clone()), sum,
				labels.base(), Exemplars.EMPTY, 0));
	}

	void probes(TargetLabels labels, String result, String reason, long count) {
		this.probes.add(counter(labels.with("result", result, "reason", reason), count));
	}

	void failures(TargetLabels labels, Reason reason, long count) {
		probes(labels, "failure", reason.word(), count);
	}

	void blips(TargetLabels labels, Reason reason, long count) {
		this.blips.add(counter(labels.with("reason", reason.word()), count));
	}

	void phase(TargetLabels labels, Phase phase, SummaryTally tally, Instant now) {
		Labels withPhase = labels.with("phase", WireNames.of(phase));
		this.phases.add(summary(withPhase, tally));
		this.phaseMaxima.add(new GaugeDataPointSnapshot(tally.max(now), withPhase, null));
	}

	void lateness(TargetLabels labels, SummaryTally tally, Instant now) {
		this.latenesses.add(summary(labels.base(), tally));
		this.latenessMaxima.add(new GaugeDataPointSnapshot(tally.max(now), labels.base(), null));
	}

	List<MetricSnapshot> snapshots() {
		return List.of(
				new HistogramSnapshot(of("ai_mixer_probe_duration_seconds",
						"Duration of probes from start to last byte, failures included."), this.durations),
				new CounterSnapshot(of("ai_mixer_probes", "Probes by result and reason, confirmations included."),
						this.probes),
				new CounterSnapshot(of("ai_mixer_probe_blips", "Failures that a confirmation refuted."), this.blips),
				new SummarySnapshot(
						of("ai_mixer_probe_phase_seconds", "Time spent in each phase of the probes that reached it."),
						this.phases),
				new GaugeSnapshot(of("ai_mixer_probe_phase_seconds_max",
						"Longest time spent in a phase during the last one to two minutes."), this.phaseMaxima),
				new SummarySnapshot(of("ai_mixer_probe_lateness_seconds", "How late probes began on the grid."),
						this.latenesses),
				new GaugeSnapshot(
						of("ai_mixer_probe_lateness_seconds_max", "Largest lateness of the last one to two minutes."),
						this.latenessMaxima));
	}

	/** Not counted but configured: what the age of a last probe is measured against. */
	static MetricSnapshot interval(Duration interval) {
		return new GaugeSnapshot(
				of("ai_mixer_probe_interval_seconds", "Configured time between two probes of one target."),
				List.of(new GaugeDataPointSnapshot(interval.toNanos() / 1e9, Labels.EMPTY, null)));
	}

	private static MetricMetadata of(String name, String help) {
		return new MetricMetadata(name, help);
	}

	private static CounterDataPointSnapshot counter(Labels labels, long count) {
		return new CounterDataPointSnapshot(count, labels, null, 0);
	}

	private static SummaryDataPointSnapshot summary(Labels labels, SummaryTally tally) {
		return new SummaryDataPointSnapshot(tally.count(), tally.sum(), Quantiles.EMPTY, labels, Exemplars.EMPTY, 0);
	}

}
