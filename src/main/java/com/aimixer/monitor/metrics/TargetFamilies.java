package com.aimixer.monitor.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.view.WireNames;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The families that show the facts of the board at the instant of the scrape. A figure
 * that is not known has no sample, so that nothing stays green for want of news.
 */
final class TargetFamilies {

	private final List<EndpointFacts> facts;

	private final Map<String, TargetLabels> labels;

	private final Function<Instant, Instant> wall;

	TargetFamilies(List<EndpointFacts> facts, Map<String, TargetLabels> labels, Function<Instant, Instant> wall) {
		this.facts = facts;
		this.labels = labels;
		this.wall = wall;
	}

	List<MetricSnapshot> snapshots() {
		return List.of(
				gauge("ai_mixer_target_up", "Verdict on the target: 1 up, 0 down; absent while unknown.",
						TargetFamilies::up),
				gauge("ai_mixer_target_response_seconds",
						"Median of the last three successes since the target was last down.",
						(each) -> seconds(each.responseTime())),
				status(),
				window("ai_mixer_target_availability_ratio", "Availability, weighted by time; absent while null.",
						(each) -> each.availability().ratio()),
				window("ai_mixer_target_availability_coverage_ratio", "Share of the window that was observed.",
						(each) -> each.availability().coverage()),
				gauge("ai_mixer_probe_last_timestamp_seconds", "When the last probe that was heard began.",
						(each) -> epochSeconds(each.heardAt(), this.wall)),
				gauge("ai_mixer_probe_http_status", "Status code of the last probe; absent if it had no answer.",
						(each) -> httpStatus(each.last())),
				gauge("ai_mixer_certificate_expiry_timestamp_seconds", "When the certificate last seen expires.",
						(each) -> epochSeconds(each.certificateExpiresAt(), Function.identity())));
	}

	private GaugeSnapshot gauge(String name, String help, Function<EndpointFacts, @Nullable Double> figure) {
		return gauge(name, help, figure, TargetLabels::base);
	}

	private GaugeSnapshot window(String name, String help, Function<EndpointFacts, @Nullable Double> figure) {
		return gauge(name, help, figure, (target) -> target.with("window", "24h"));
	}

	private GaugeSnapshot gauge(String name, String help, Function<EndpointFacts, @Nullable Double> figure,
			Function<TargetLabels, Labels> labels) {
		List<GaugeDataPointSnapshot> points = new ArrayList<>(this.facts.size());
		for (EndpointFacts each : this.facts) {
			Double value = figure.apply(each);
			if (value != null) {
				points.add(new GaugeDataPointSnapshot(value, labels.apply(labels(each)), null));
			}
		}
		return new GaugeSnapshot(new MetricMetadata(name, help), points);
	}

	private GaugeSnapshot status() {
		List<GaugeDataPointSnapshot> points = new ArrayList<>(this.facts.size() * HealthStatus.values().length);
		for (EndpointFacts each : this.facts) {
			for (HealthStatus status : HealthStatus.values()) {
				points.add(new GaugeDataPointSnapshot((each.judgement().status() == status) ? 1 : 0,
						labels(each).with("status", WireNames.of(status)), null));
			}
		}
		return new GaugeSnapshot(
				new MetricMetadata("ai_mixer_target_status", "Status of the target: one of four is 1."), points);
	}

	private TargetLabels labels(EndpointFacts each) {
		return this.labels.computeIfAbsent(each.endpoint().name(), (_) -> new TargetLabels(each.endpoint()));
	}

	private static @Nullable Double up(EndpointFacts each) {
		if (each.state() == State.UNKNOWN) {
			return null;
		}
		return (each.state() == State.UP) ? 1.0 : 0.0;
	}

	private static @Nullable Double httpStatus(@Nullable ProbeRecord last) {
		if (last == null) {
			return null;
		}
		return switch (last.outcome()) {
			case Succeeded success -> (double) success.httpStatus();
			case Failed failure when failure.httpStatus() != null -> failure.httpStatus().doubleValue();
			default -> null;
		};
	}

	private static @Nullable Double seconds(@Nullable Duration duration) {
		return (duration != null) ? duration.toNanos() / 1e9 : null;
	}

	private static @Nullable Double epochSeconds(@Nullable Instant instant, Function<Instant, Instant> wall) {
		return (instant != null) ? wall.apply(instant).toEpochMilli() / 1e3 : null;
	}

}
