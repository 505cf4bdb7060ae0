package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint was down, and was not seen up in between.
 *
 * @param name the endpoint
 * @param region the region it serves
 * @param from when it went down
 * @param to until when it was seen down, null if it is down now
 * @param endSeen whether it was seen up again; if it is not down now either, nobody has
 * looked since
 * @param durationMs how long it was seen down, so far
 * @param unknownMs how long nobody looked in between, as the monitor was off
 * @param reason why it failed
 * @param evidence the first failure in words
 * @param lastEvidence the last failure in words
 * @param together other endpoints that failed for the same reason at the same time, at
 * most 20 of them
 * @param togetherCount how many those are in all
 */
public record IncidentView(String name, String region, Instant from, @Nullable Instant to, boolean endSeen,
		double durationMs, double unknownMs, @Nullable String reason, @Nullable String evidence,
		@Nullable String lastEvidence, List<String> together, int togetherCount) {

	public IncidentView {
		together = List.copyOf(together);
	}

}
