package com.aimixer.simulator.traffic;

import com.aimixer.simulator.fault.Strain;

/**
 * What a pod has used up to one moment.
 *
 * @param strain what faults do to it at that moment
 * @param restarts how often its process was started again
 * @param uptimeSeconds how long the process has run since its last start
 * @param requests served since the last start
 * @param podRequests served since the pod is there
 * @param memory used share of the memory limit, 0 to 1
 */
public record Usage(Strain strain, long restarts, double uptimeSeconds, long requests, long podRequests,
		double memory) {
}
