package com.aimixer.monitor.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The latest incidents of the fleet.
 *
 * @param durable whether they outlive the monitor; else only those of the last 24 hours
 * are known
 * @param since since when anything was watched, at most 90 days ago (24 hours if they do
 * not outlive the monitor), or null if nothing was
 * @param items newest first
 */
public record Incidents(boolean durable, @Nullable Instant since, List<Incident> items) {

	public Incidents {
		items = List.copyOf(items);
	}

}
