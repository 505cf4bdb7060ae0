package com.aimixer.monitor;

import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.watch.EndpointWatch;
import com.aimixer.monitor.watch.WatchRules;

/**
 * Makes the watches of a configuration, for the server and for a single round alike.
 */
final class Watches {

	private static final Duration SLOWEST_BEAT = Duration.ofSeconds(1);

	private Watches() {
	}

	/** One watch per endpoint, in the order of the configuration. */
	static List<EndpointWatch> of(MonitorSettings settings, HttpProbers probers, StatusBoard board, PauseMeter pauses,
			TimeSource time) {
		WatchRules rules = WatchRules.of(settings.interval(), settings.confirm().attempts(),
				settings.confirm().spacing());
		return settings.endpoints()
			.stream()
			.map((endpoint) -> new EndpointWatch(endpoint, probers.proberFor(endpoint), rules, board, pauses, time))
			.toList();
	}

	/** A meter whose beat is fine enough to see a pause of a quarter interval. */
	static PauseMeter pauseMeter(TimeSource time, MonitorSettings settings) {
		Duration fine = settings.interval().dividedBy(16);
		return new PauseMeter(time, (fine.compareTo(SLOWEST_BEAT) < 0) ? fine : SLOWEST_BEAT);
	}

}
