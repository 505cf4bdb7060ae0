package com.aimixer.monitor.board;

import java.time.Instant;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.health.Judgement;

/**
 * An endpoint changed its status.
 *
 * @param endpoint the endpoint
 * @param before its status until now
 * @param judgement its status from now on, with the reasons
 * @param since when it changed, on the steady timeline
 */
public record StatusChange(Endpoint endpoint, HealthStatus before, Judgement judgement, Instant since) {
}
