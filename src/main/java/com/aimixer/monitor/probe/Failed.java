package com.aimixer.monitor.probe;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The endpoint did not answer as expected.
 *
 * @param startedAt start of the probe
 * @param duration from the start to the failure
 * @param phases where the time went; the phase in flight is charged up to the end
 * @param reason why it failed
 * @param phase the phase in which it failed
 * @param detail one line for people, such as {@code HTTP 503, expected 200-299}
 * @param httpStatus status code, or null if no response head came
 * @param certificateExpiresAt end of validity of the peer's certificate (wall clock), or
 * null if none was seen
 */
public record Failed(Instant startedAt, Duration duration, PhaseTimes phases, Reason reason, Phase phase, String detail,
		@Nullable Integer httpStatus, @Nullable Instant certificateExpiresAt) implements ProbeOutcome {
}
