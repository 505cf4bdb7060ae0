package com.aimixer.monitor.page;

import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.LatencyView;
import org.jspecify.annotations.Nullable;

/**
 * Response times of the last 24 hours in one line.
 *
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param count of how many answers
 */
public record LatencyLine(String p50, String p95, String p99, String count) {

	static @Nullable LatencyLine of(LatencyView latency) {
		if (latency.p50Ms() == null || latency.p95Ms() == null || latency.p99Ms() == null) {
			return null;
		}
		return new LatencyLine(Figures.millis(latency.p50Ms()), Figures.millis(latency.p95Ms()),
				Figures.millis(latency.p99Ms()), Figures.count(latency.count(), "answer"));
	}

}
