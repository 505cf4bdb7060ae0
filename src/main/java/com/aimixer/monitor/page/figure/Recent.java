package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.QuarterView;

/**
 * What a figure of response times shows. Of a monitor that was just started that is the
 * last hour or six, probe by probe, so that the first hour is no dot at the edge of a
 * day; from then on it is the 24 hours, which are known by the quarter hour whatever the
 * interval.
 *
 * @param period the span shown
 * @param bins the parts of it in which there were probes, from left to right
 */
public record Recent(Period period, List<Bin> bins) {

	public Recent {
		bins = List.copyOf(bins);
	}

	/**
	 * What is known of an endpoint.
	 * @param quarters the quarter hours, in the order of time
	 * @param probes the probes that are listed, newest first; asked for only if they may
	 * be shown
	 * @param thresholds the limits of the endpoint
	 * @param now the instant of asking
	 * @return what to show
	 */
	public static Recent of(List<QuarterView> quarters, Supplier<List<ProbeView>> probes, Thresholds thresholds,
			Instant now) {
		Duration age = quarters.isEmpty() ? Duration.ZERO : Duration.between(quarters.getFirst().from(), now);
		if (age.compareTo(Period.LONGEST_BY_PROBES) <= 0) {
			List<ProbeView> listed = probes.get();
			if (quarters.isEmpty() || holdsAll(listed, quarters.getFirst())) {
				Period period = Period.of(listed, now);
				return new Recent(period, Bins.of(listed, period.from(), period.width(), thresholds));
			}
		}
		Period day = Period.ofDay(age, now);
		return new Recent(day, Bins.of(quarters, day.from()));
	}

	/** Whether the probes reach back to the first quarter hour. */
	private static boolean holdsAll(List<ProbeView> newestFirst, QuarterView first) {
		return !newestFirst.isEmpty() && newestFirst.getLast().at().isBefore(first.from().plus(Bins.QUARTER));
	}

	/** Those in which something was answered. */
	List<Bin> answered() {
		return this.bins.stream().filter((bin) -> bin.successes() > 0).toList();
	}

}
