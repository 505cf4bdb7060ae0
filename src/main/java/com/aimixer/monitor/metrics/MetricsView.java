package com.aimixer.monitor.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the monitor as JSON.
 *
 * @param at the instant they were read
 * @param metrics the families by name
 */
public record MetricsView(Instant at, List<Family> metrics) {

	public MetricsView {
		metrics = List.copyOf(metrics);
	}

	/**
	 * One family.
	 *
	 * @param name name as in the exposition
	 * @param type {@code counter}, {@code gauge}, {@code histogram} or {@code summary}
	 * @param help what it means
	 * @param samples its samples
	 */
	public record Family(String name, String type, String help, List<Sample> samples) {

		public Family {
			samples = List.copyOf(samples);
		}

	}

	/**
	 * One sample.
	 *
	 * @param labels its labels
	 * @param value value of a counter or gauge
	 * @param count observations of a histogram or summary
	 * @param sum sum of the observations in seconds
	 * @param buckets cumulated counts of a histogram by upper bound
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Sample(Map<String, String> labels, @Nullable Double value, @Nullable Long count, @Nullable Double sum,
			@Nullable Map<String, Long> buckets) {
	}

}
