package com.aimixer.simulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A checked order for a fault.
 *
 * @param kind its kind
 * @param target where
 * @param effect what it does
 * @param after how long to wait before it begins
 * @param lasting how long it lasts, or null until it is deleted
 */
public record FaultOrder(FaultKind kind, Target target, Effect effect, Duration after, @Nullable Duration lasting) {
}
