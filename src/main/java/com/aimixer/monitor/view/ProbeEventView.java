package com.aimixer.monitor.view;

/**
 * A probe came back.
 *
 * @param name the endpoint
 * @param region the region it serves
 * @param probe what came of it
 */
public record ProbeEventView(String name, String region, ProbeView probe) {
}
