package com.aimixer.monitor.page.figure;

import java.util.List;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Response times as one small line, 96 wide and 24 high, from zero to at least the
 * warning threshold.
 *
 * @param path the medians, data of an SVG path
 * @param limit height of the warning threshold
 * @param words the same in words
 */
public record Sparkline(String path, String limit, String words) {

	private static final double HEIGHT = 24;

	/** Spans of an hour are shorter than the interval of the probes. */
	private static final int GAP = 3;

	/**
	 * The line of an endpoint.
	 * @param recent what is known of it
	 * @param thresholds its limits
	 * @return the line, or null if there was no success
	 */
	public static @Nullable Sparkline of(Recent recent, Thresholds thresholds) {
		double warning = thresholds.responseTimeWarning().toNanos() / 1e6;
		List<Bin> answered = recent.answered();
		if (answered.isEmpty()) {
			return null;
		}
		double largest = answered.stream().mapToDouble(Bin::p50).max().orElseThrow();
		double smallest = answered.stream().mapToDouble(Bin::p50).min().orElseThrow();
		Scale scale = Scale.linear(Math.max(warning, largest) * 1.1, HEIGHT);
		return new Sparkline(Lines.path(recent.bins(), Bin::p50, scale, 1, GAP), Scale.number(scale.y(warning)),
				"Response time between " + Figures.millis(smallest) + " and " + Figures.millis(largest) + ", "
						+ recent.period().words() + "; the dashed line is at " + Figures.millis(warning));
	}

}
