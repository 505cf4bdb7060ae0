package com.aimixer.simulator.kubernetes;

import java.util.ArrayList;
import java.util.List;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/**
 * Collects the samples of one metric.
 */
final class Family {

	private final String name;

	private final String help;

	private final List<Sample> samples = new ArrayList<>();

	Family(String name, String help) {
		this.name = name;
		this.help = help;
	}

	Family add(Labels labels, double value) {
		this.samples.add(new Sample(labels, value));
		return this;
	}

	Family add(Labels labels, boolean value) {
		return add(labels, value ? 1 : 0);
	}

	MetricSnapshot gauge() {
		GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(this.name).help(this.help);
		this.samples.forEach((sample) -> builder
			.dataPoint(GaugeDataPointSnapshot.builder().labels(sample.labels).value(sample.value).build()));
		return builder.build();
	}

	/** A counter; its name gets the suffix {@code _total}. */
	MetricSnapshot counter() {
		CounterSnapshot.Builder builder = CounterSnapshot.builder().name(this.name).help(this.help);
		this.samples.forEach((sample) -> builder
			.dataPoint(CounterDataPointSnapshot.builder().labels(sample.labels).value(sample.value).build()));
		return builder.build();
	}

	/** A gauge that is always 1; its name gets the suffix {@code _info}. */
	MetricSnapshot info() {
		InfoSnapshot.Builder builder = InfoSnapshot.builder().name(this.name).help(this.help);
		this.samples
			.forEach((sample) -> builder.dataPoint(InfoDataPointSnapshot.builder().labels(sample.labels).build()));
		return builder.build();
	}

	private record Sample(Labels labels, double value) {
	}

}
