package com.aimixer.monitor.page;

import java.util.List;

import com.aimixer.monitor.page.figure.Budget;
import com.aimixer.monitor.page.figure.DayBar;
import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.page.figure.NinetyDays;
import com.aimixer.monitor.page.figure.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint on the first page.
 *
 * @param name its name
 * @param region the region it serves, null if it has the same name
 * @param status {@code healthy}, {@code degraded}, {@code unknown} or {@code unhealthy}
 * @param reasons why it is not healthy, in words
 * @param since since when it has that status
 * @param responseTime median of the last three successes, null while it is not up
 * @param sparkline response times, null if there is none
 * @param availability of the last 24 hours in percent, null if nothing was observed
 * @param observed how much of the 24 hours was observed
 * @param day the last 24 hours in quarter hours
 * @param days the last 90 days, null if the history does not outlive the monitor
 * @param budget what is left of the error budget
 */
public record Card(String name, @Nullable String region, String status, List<String> reasons, Moment since,
		@Nullable String responseTime, @Nullable Sparkline sparkline, @Nullable String availability, String observed,
		DayBar day, @Nullable NinetyDays days, Budget budget) {

	public Card {
		reasons = List.copyOf(reasons);
	}

}
