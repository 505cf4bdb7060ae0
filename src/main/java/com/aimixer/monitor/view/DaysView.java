package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The last 90 days of one endpoint.
 *
 * @param name the endpoint
 * @param durable whether the days outlive the monitor; else only 24 hours are known
 * @param since start of what is known, null if nothing is
 * @param items 90 days in the order of time, the last is today
 */
public record DaysView(String name, boolean durable, @Nullable Instant since, List<DayView> items) {

	public DaysView {
		items = List.copyOf(items);
	}

}
