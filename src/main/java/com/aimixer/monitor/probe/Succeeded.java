package com.aimixer.monitor.probe;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The endpoint answered as expected.
 *
 * @param startedAt start of the probe
 * @param duration from the start to the last byte of the body
 * @param phases where the time went
 * @param httpStatus status code of the answer
 * @param certificateExpiresAt end of validity of the peer's certificate (wall clock), or
 * null without TLS
 */
public record Succeeded(Instant startedAt, Duration duration, PhaseTimes phases, int httpStatus,
		@Nullable Instant certificateExpiresAt) implements ProbeOutcome {
}
