package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint was down without a break.
 *
 * @param name the endpoint
 * @param region the region it serves
 * @param from when it went down
 * @param to when it was up again or nobody looked any more, null if it goes on
 * @param durationMs how long, so far
 * @param reason why it failed
 * @param evidence the first failure in words
 * @param lastEvidence the last failure in words
 * @param together other endpoints that failed for the same reason at the same time, at
 * most 20 of them
 * @param togetherCount how many those are in all
 */
public record IncidentView(String name, String region, Instant from, @Nullable Instant to, double durationMs,
		@Nullable String reason, @Nullable String evidence, @Nullable String lastEvidence, List<String> together,
		int togetherCount) {

	public IncidentView {
		together = List.copyOf(together);
	}

}
