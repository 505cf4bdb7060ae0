package com.aimixer.monitor.board;

import com.aimixer.monitor.probe.ProbeOutcome;

/**
 * One line of an endpoint's history.
 *
 * @param attempt 0 for the probe of a tick, 1 to n for those that confirm it
 * @param outcome what came of it
 */
public record ProbeRecord(int attempt, ProbeOutcome outcome) {
}
