package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One endpoint.
 *
 * @param name its name
 * @param region the region it serves
 * @param url what is probed
 * @param status {@code healthy}, {@code degraded}, {@code unknown} or {@code unhealthy}
 * @param since since when it has that status
 * @param reasons why it is not healthy, in words
 * @param responseTimeMs median of the last three successes, null while it is not up
 * @param lastProbe the latest probe, null if there was none
 * @param availability24h availability of the last 24 hours
 * @param latency24h response times of the last 24 hours
 * @param certificateExpiresAt end of validity of the certificate, null without TLS
 */
public record EndpointView(String name, String region, String url, String status, Instant since, List<String> reasons,
		@Nullable Double responseTimeMs, @Nullable ProbeView lastProbe, AvailabilityView availability24h,
		LatencyView latency24h, @Nullable Instant certificateExpiresAt) {

	public EndpointView {
		reasons = List.copyOf(reasons);
	}

}
