package com.aimixer.monitor.history;

import java.time.Instant;
import java.util.List;

/**
 * The latest incidents of the fleet.
 *
 * @param durable whether they outlive the monitor; else only those of the last 24 hours
 * are known
 * @param since how far back incidents are looked for
 * @param items newest first
 */
public record Incidents(boolean durable, Instant since, List<Incident> items) {

	public Incidents {
		items = List.copyOf(items);
	}

}
