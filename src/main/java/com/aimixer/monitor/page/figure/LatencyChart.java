package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.Figures;

/**
 * Response times with both thresholds, on a logarithmic scale.
 *
 * @param p50 the medians, data of an SVG path
 * @param p95 the 95th percentiles, likewise
 * @param max the slowest, likewise
 * @param failures marks at the bottom where probes failed, likewise
 * @param rows heights with a label
 * @param columns places of the time axis with a label
 * @param warning the threshold to degraded
 * @param critical the threshold to unhealthy
 * @param period the span shown, in words
 * @param words the figures in words
 */
public record LatencyChart(String p50, String p95, String max, String failures, List<Row> rows, List<Column> columns,
		Row warning, Row critical, String period, String words) {

	/** Width of the plot, without the labels. */
	public static final int WIDTH = 768;

	/** Height of the plot, without the labels. */
	public static final int HEIGHT = 200;

	private static final int GAP = 3;

	private static final int COLUMNS = 4;

	public LatencyChart {
		rows = List.copyOf(rows);
		columns = List.copyOf(columns);
	}

	/**
	 * A height.
	 *
	 * @param y distance from the top
	 * @param label what it means
	 */
	public record Row(String y, String label) {
	}

	/**
	 * A place on the time axis.
	 *
	 * @param x distance from the left
	 * @param at its instant
	 * @param label how long ago
	 */
	public record Column(String x, Moment at, String label) {
	}

	/**
	 * The chart of an endpoint.
	 * @param recent what is known of it
	 * @param thresholds its limits
	 * @return the chart, without lines if there was no success
	 */
	public static LatencyChart of(Recent recent, Thresholds thresholds) {
		Period period = recent.period();
		double warning = thresholds.responseTimeWarning().toNanos() / 1e6;
		double critical = thresholds.responseTimeCritical().toNanos() / 1e6;
		List<Bin> bins = recent.bins();
		List<Bin> answered = recent.answered();
		double smallest = answered.stream().mapToDouble(Bin::p50).min().orElse(warning);
		double largest = answered.stream().mapToDouble(Bin::max).max().orElse(critical);
		Scale scale = Scale.logarithmic(Math.min(smallest, warning), Math.max(largest, critical), HEIGHT);
		double width = (double) WIDTH / Bins.COUNT;
		return new LatencyChart(Lines.path(bins, Bin::p50, scale, width, GAP),
				Lines.path(bins, Bin::p95, scale, width, GAP), Lines.path(bins, Bin::max, scale, width, GAP),
				failures(bins, width), rows(scale), columns(period), row(scale, warning, "degraded above "),
				row(scale, critical, "unhealthy above "), period.words(), words(answered, bins));
	}

	private static String failures(List<Bin> bins, double width) {
		StringBuilder path = new StringBuilder();
		bins.stream()
			.filter((bin) -> bin.failures() > 0)
			.forEach((bin) -> path.append('M')
				.append(Scale.number((bin.index() + 0.5) * width))
				.append(' ')
				.append(HEIGHT - 12)
				.append("v12"));
		return path.toString();
	}

	private static List<Row> rows(Scale scale) {
		return Stream.iterate(scale.low(), (value) -> value <= scale.high() * 1.001, (value) -> value * 10)
			.map((value) -> row(scale, value, ""))
			.toList();
	}

	private static Row row(Scale scale, double millis, String before) {
		return new Row(Scale.number(scale.y(millis)), before + whole(millis));
	}

	/** A limit as it was written: 100 ms, not 100.0 ms. */
	private static String whole(double millis) {
		return (millis >= 1000) ? Scale.number(millis / 1000) + " s" : Scale.number(millis) + " ms";
	}

	private static List<Column> columns(Period period) {
		Instant end = period.from().plus(period.length());
		return IntStream.rangeClosed(0, COLUMNS).mapToObj((index) -> {
			Duration ago = period.length().multipliedBy(COLUMNS - index).dividedBy(COLUMNS);
			return new Column(Scale.number((double) WIDTH * index / COLUMNS), Moment.of(end.minus(ago)),
					ago.isZero() ? "now" : "-" + Figures.span(ago));
		}).toList();
	}

	private static String words(List<Bin> answered, List<Bin> bins) {
		if (answered.isEmpty()) {
			return "No probe was answered in this time.";
		}
		int failures = bins.stream().mapToInt(Bin::failures).sum();
		int successes = answered.stream().mapToInt(Bin::successes).sum();
		return "Medians between " + Figures.millis(answered.stream().mapToDouble(Bin::p50).min().orElseThrow())
				+ " and " + Figures.millis(answered.stream().mapToDouble(Bin::p50).max().orElseThrow())
				+ ", the slowest answer took "
				+ Figures.millis(answered.stream().mapToDouble(Bin::max).max().orElseThrow()) + "; "
				+ Figures.count(successes, "answer") + ", " + Figures.count(failures, "failure") + ".";
	}

}
