package com.aimixer.monitor.view;

import java.time.Instant;

/**
 * An Alertmanager that knows of a state of an alert.
 *
 * @param to its address
 * @param state {@code firing} or {@code resolved}
 * @param at since when it knows
 */
public record AlertDeliveryView(String to, String state, Instant at) {
}
