package com.aimixer.monitor.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * The monitor itself was paused or too late, so nothing is known about the endpoint.
 *
 * @param startedAt when the probe should have started
 * @param lateness how long the monitor was away
 */
public record Skipped(Instant startedAt, Duration lateness) implements ProbeOutcome {
}
