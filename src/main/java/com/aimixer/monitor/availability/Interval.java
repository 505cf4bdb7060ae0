package com.aimixer.monitor.availability;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in one state.
 *
 * @param from first instant, on the steady timeline, in whole milliseconds
 * @param to the instant after the last one; after {@code from}
 * @param state what was known
 * @param cause why it is down, where somebody said so; {@code null} in any other state
 */
public record Interval(Instant from, Instant to, State state, @Nullable Cause cause) {

}
