package com.aimixer.monitor.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.aimixer.monitor.metrics.MetricsView.Family;
import com.aimixer.monitor.metrics.MetricsView.Sample;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/**
 * Turns the snapshots of a scrape into JSON, so that both forms say the same.
 */
final class MetricsViews {

	private MetricsViews() {
	}

	static List<Family> of(MetricSnapshots snapshots) {
		return snapshots.stream().map(MetricsViews::family).toList();
	}

	private static Family family(MetricSnapshot snapshot) {
		String name = snapshot.getMetadata().getPrometheusName();
		String help = Objects.requireNonNullElse(snapshot.getMetadata().getHelp(), "");
		return switch (snapshot) {
			case CounterSnapshot counter -> new Family(name + "_total", "counter", help,
					counter.getDataPoints().stream().map((point) -> single(point, point.getValue())).toList());
			case GaugeSnapshot gauge -> new Family(name, "gauge", help,
					gauge.getDataPoints().stream().map((point) -> single(point, point.getValue())).toList());
			case HistogramSnapshot histogram -> new Family(name, "histogram", help,
					histogram.getDataPoints().stream().map(MetricsViews::histogram).toList());
			case SummarySnapshot summary ->
				new Family(name, "summary", help, summary.getDataPoints().stream().map(MetricsViews::summary).toList());
			default -> throw new IllegalStateException("no JSON form for " + snapshot.getClass().getSimpleName());
		};
	}

	private static Sample single(DataPointSnapshot point, double value) {
		return new Sample(labels(point.getLabels()), value, null, null, null);
	}

	private static Sample summary(SummarySnapshot.SummaryDataPointSnapshot point) {
		return new Sample(labels(point.getLabels()), null, point.getCount(), point.getSum(), null);
	}

	private static Sample histogram(HistogramSnapshot.HistogramDataPointSnapshot point) {
		Map<String, Long> cumulated = cumulate(point.getClassicBuckets());
		long count = cumulated.getOrDefault("+Inf", 0L);
		return new Sample(labels(point.getLabels()), null, count, point.getSum(), cumulated);
	}

	private static Map<String, Long> cumulate(ClassicHistogramBuckets buckets) {
		Map<String, Long> cumulated = new LinkedHashMap<>();
		long count = 0;
		for (ClassicHistogramBucket bucket : buckets) {
			count += bucket.getCount();
			double bound = bucket.getUpperBound();
			cumulated.put(Double.isInfinite(bound) ? "+Inf" : String.valueOf(bound), count);
		}
		return cumulated;
	}

	private static Map<String, String> labels(Labels labels) {
		Map<String, String> copy = new LinkedHashMap<>();
		labels.forEach((label) -> copy.put(label.getName(), label.getValue()));
		return copy;
	}

}
