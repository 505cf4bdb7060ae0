package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * Alerts of the last 30 days.
 *
 * @param at the instant of asking
 * @param total how many there are in all, of the state that was asked for
 * @param items a part of them: what fires first, then the latest first
 */
public record AlertsView(Instant at, int total, List<AlertView> items) {
}
