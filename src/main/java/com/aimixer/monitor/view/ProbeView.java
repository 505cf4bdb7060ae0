package com.aimixer.monitor.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One probe.
 *
 * @param at its start
 * @param attempt 0 for the probe of a tick, 1 to n for those that confirm it
 * @param result {@code success}, {@code failure} or {@code skipped}
 * @param reason why it failed or was skipped, null for a success
 * @param phase the phase it failed in, else null
 * @param detail the failure or why it was skipped in words, else null
 * @param httpStatus status code of the answer, null if there was none
 * @param durationMs from the start to the last byte or the failure; of a skip, how long
 * the monitor was away
 * @param phasesMs where the time went
 */
public record ProbeView(Instant at, int attempt, String result, @Nullable String reason, @Nullable String phase,
		@Nullable String detail, @Nullable Integer httpStatus, double durationMs, PhasesView phasesMs) {
}
