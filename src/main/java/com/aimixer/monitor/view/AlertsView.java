package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * Alerts of the last 30 days.
 *
 * @param at the instant of asking
 * @param items what fires first, then the latest first
 */
public record AlertsView(Instant at, List<AlertView> items) {
}
