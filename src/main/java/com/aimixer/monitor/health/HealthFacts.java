package com.aimixer.monitor.health;

import java.time.Duration;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint at the instant of asking.
 *
 * @param state up, down or unknown
 * @param cause why it is down, or null
 * @param silence time since the last outcome, or null if there was none
 * @param paused whether the monitor itself was away when it should have probed last
 * @param responseTime median of the last three successes, or null while not up
 * @param availability availability of the last 24 h
 */
public record HealthFacts(State state, @Nullable Cause cause, @Nullable Duration silence, boolean paused,
		@Nullable Duration responseTime, Availability availability) {
}
