package com.aimixer.simulator.traffic;

import com.aimixer.simulator.mixer.Region;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * AI Mixer's six metric families.
 */
final class PodMetrics {

	private PodMetrics() {
	}

	static MetricSnapshots of(Region region, Counts counts, Audio audio) {
		Labels labels = Labels.of("region", region.label());
		return MetricSnapshots.of(requests(labels, counts), processing(labels, counts),
				gauge("ai_mixer_active_streams", "Audio streams being mixed.", labels, (double) audio.activeStreams()),
				gauge("ai_mixer_audio_peak_db", "Highest audio peak in dB.", labels, audio.peakDb()),
				gauge("ai_mixer_audio_lufs", "Integrated loudness in LUFS.", labels, audio.lufs()),
				genres(labels, counts));
	}

	private static CounterSnapshot requests(Labels labels, Counts counts) {
		CounterSnapshot.Builder family = CounterSnapshot.builder()
			.name("ai_mixer_requests")
			.help("Requests answered, by HTTP status.");
		counts.requests()
			.forEach((status, count) -> family.dataPoint(point(labels.add("status", status.toString()), count)));
		return family.build();
	}

	private static CounterSnapshot genres(Labels labels, Counts counts) {
		CounterSnapshot.Builder family = CounterSnapshot.builder()
			.name("ai_mixer_genre_classifications")
			.help("Tracks classified, by genre.");
		for (int genre = 0; genre < Counts.GENRES.length; genre++) {
			family.dataPoint(point(labels.add("genre", Counts.GENRES[genre]), counts.genreCount(genre)));
		}
		return family.build();
	}

	private static HistogramSnapshot processing(Labels labels, Counts counts) {
		HistogramDataPointSnapshot point = HistogramDataPointSnapshot.builder()
			.labels(labels)
			.classicHistogramBuckets(ClassicHistogramBuckets.of(Counts.BOUNDS, counts.buckets()))
			.sum(counts.seconds())
			.build();
		return HistogramSnapshot.builder()
			.name("ai_mixer_processing_duration_seconds")
			.help("Processing time of requests.")
			.dataPoint(point)
			.build();
	}

	private static GaugeSnapshot gauge(String name, String help, Labels labels, double value) {
		return GaugeSnapshot.builder()
			.name(name)
			.help(help)
			.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build())
			.build();
	}

	private static CounterDataPointSnapshot point(Labels labels, long count) {
		return CounterDataPointSnapshot.builder().labels(labels).value((double) count).build();
	}

}
