package com.aimixer.monitor.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A span of time in one state.
 *
 * @param from its start
 * @param to its end
 * @param state {@code up}, {@code down} or {@code unknown}
 * @param reason why it is down, else null
 * @param evidence the failure that began it in words, else null
 */
public record IntervalView(Instant from, Instant to, String state, @Nullable String reason, @Nullable String evidence) {
}
