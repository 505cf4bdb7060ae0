package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The latest incidents.
 *
 * @param durable whether they outlive the monitor; else only 24 hours are known
 * @param since since when anything was watched, at most 90 days ago (24 hours if they do
 * not outlive the monitor), or null if nothing was
 * @param items newest first
 */
public record IncidentsView(boolean durable, @Nullable Instant since, List<IncidentView> items) {

	public IncidentsView {
		items = List.copyOf(items);
	}

}
