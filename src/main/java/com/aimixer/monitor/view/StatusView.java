package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * The fleet as {@code GET /api/v1/status} and {@code --once --output=json} show it.
 *
 * @param status the worst status of all endpoints
 * @param at the instant it was judged for
 * @param summary how many endpoints have which status
 * @param endpoints the endpoints in the order of the configuration
 */
public record StatusView(String status, Instant at, SummaryView summary, List<EndpointView> endpoints) {

	public StatusView {
		endpoints = List.copyOf(endpoints);
	}

}
