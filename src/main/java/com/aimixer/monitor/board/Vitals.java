package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The few facts of an endpoint that alerts depend on; cheap enough to be read every
 * second.
 *
 * @param endpoint the endpoint
 * @param at the instant of asking, on the steady timeline
 * @param state up, down or unknown at that instant
 * @param responseTime median of the last three successes, or null while not up
 * @param availability availability of the last 24 h
 * @param certificateExpiresAt end of validity of the last certificate seen (wall clock),
 * or null
 */
public record Vitals(Endpoint endpoint, Instant at, State state, @Nullable Duration responseTime,
		Availability availability, @Nullable Instant certificateExpiresAt) {
}
