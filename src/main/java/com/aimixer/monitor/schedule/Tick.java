package com.aimixer.monitor.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * One turn of a task.
 *
 * @param due when it was due on the grid
 * @param lateness how late it was handed over
 */
public record Tick(Instant due, Duration lateness) {
}
