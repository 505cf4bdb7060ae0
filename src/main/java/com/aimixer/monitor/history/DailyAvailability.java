package com.aimixer.monitor.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The last 90 days of one endpoint.
 *
 * @param endpoint its name
 * @param durable whether the days outlive the monitor; else only the last 24 hours are
 * known
 * @param since start of the first interval known, or null if there is none
 * @param days in the order of time, the last is today; of days nobody watched nothing is
 * known
 */
public record DailyAvailability(String endpoint, boolean durable, @Nullable Instant since, List<Day> days) {

	public DailyAvailability {
		days = List.copyOf(days);
	}

}
