package com.aimixer.monitor.health;

import java.time.Duration;

/**
 * How a round is conducted.
 *
 * @param confirmations failing probes that must follow a first failure to call it down
 * @param slowAbove response time above which one of the first three results is measured
 * again
 */
public record RoundRules(int confirmations, Duration slowAbove) {
}
