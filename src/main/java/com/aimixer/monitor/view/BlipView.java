package com.aimixer.monitor.view;

import java.time.Instant;

/**
 * A failure that a confirmation refuted.
 *
 * @param at its start
 * @param reason why it failed
 * @param phase the phase it failed in
 * @param evidence the failure in words
 * @param durationMs from the start to the failure
 */
public record BlipView(Instant at, String reason, String phase, String evidence, double durationMs) {
}
