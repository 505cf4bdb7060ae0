package com.aimixer.bench.subject;

/**
 * A response time as a subject measured it.
 *
 * @param endpoint index of the endpoint
 * @param epochNanos when the probe began
 * @param nanos how long it took
 */
public record MeasuredProbe(int endpoint, long epochNanos, long nanos) {
}
