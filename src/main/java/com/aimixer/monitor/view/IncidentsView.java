package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * The latest incidents.
 *
 * @param durable whether they outlive the monitor; else only 24 hours are known
 * @param since how far back incidents are looked for
 * @param items newest first
 */
public record IncidentsView(boolean durable, Instant since, List<IncidentView> items) {

	public IncidentsView {
		items = List.copyOf(items);
	}

}
