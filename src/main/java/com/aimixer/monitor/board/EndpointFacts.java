package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Judgement;
import com.aimixer.monitor.latency.LatencySummary;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of an endpoint at one instant. All instants but the certificate's are
 * of the steady timeline.
 *
 * @param endpoint the endpoint
 * @param at the instant of asking
 * @param state up, down or unknown at that instant
 * @param judgement its status with the reasons
 * @param since since when it has that status
 * @param responseTime median of the last three successes, or null while not up
 * @param last the latest line of its history, or null if there is none
 * @param heardAt start of the last outcome that was no skip, or null if there was none
 * @param availability availability of the last 24 h
 * @param latency response times of the last 24 h
 * @param certificateExpiresAt end of validity of the last certificate seen, or null
 */
public record EndpointFacts(Endpoint endpoint, Instant at, State state, Judgement judgement, Instant since,
		@Nullable Duration responseTime, @Nullable ProbeRecord last, @Nullable Instant heardAt,
		Availability availability, LatencySummary latency, @Nullable Instant certificateExpiresAt) {
}
