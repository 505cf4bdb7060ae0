package com.aimixer.monitor.view;

/**
 * How many endpoints have which status.
 *
 * @param healthy endpoints that are healthy
 * @param degraded endpoints that are degraded
 * @param unhealthy endpoints that are unhealthy
 * @param unknown endpoints nothing was heard of
 */
public record SummaryView(int healthy, int degraded, int unhealthy, int unknown) {
}
