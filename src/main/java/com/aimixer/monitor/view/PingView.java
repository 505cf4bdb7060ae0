package com.aimixer.monitor.view;

import java.time.Instant;

/**
 * A sign of life of the monitor.
 *
 * @param at now
 */
public record PingView(Instant at) {
}
