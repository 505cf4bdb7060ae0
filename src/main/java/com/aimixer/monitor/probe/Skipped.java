package com.aimixer.monitor.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * The monitor itself was paused, too late or unable to ask, so nothing is known about the
 * endpoint.
 *
 * @param startedAt when the probe started, or should have started
 * @param lateness how long the monitor was away, zero if that was not the trouble
 * @param detail one line for people, such as {@code the monitor was paused for 12 s}
 */
public record Skipped(Instant startedAt, Duration lateness, String detail) implements ProbeOutcome {
}
