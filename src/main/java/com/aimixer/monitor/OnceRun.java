package com.aimixer.monitor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.cli.FleetTable;
import com.aimixer.monitor.cli.Output;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.probe.http.HttpProbers;
import com.aimixer.monitor.schedule.PauseMeter;
import com.aimixer.monitor.schedule.Tick;
import com.aimixer.monitor.time.SystemTimeSource;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.StatusView;
import com.aimixer.monitor.view.Views;
import com.aimixer.monitor.watch.EndpointWatch;
import tools.jackson.databind.json.JsonMapper;

/**
 * One round over every endpoint for the command line: the same watches, board and words
 * as the server, without the server.
 */
final class OnceRun {

	/** Endpoints that are asked at the same time. */
	private static final int AT_ONCE = 256;

	private OnceRun() {
	}

	/**
	 * Probe every endpoint and print the fleet.
	 * @return 0 all healthy, 1 some degraded or unknown, 2 some unhealthy
	 */
	static int run(MonitorSettings settings, Output output, PrintStream out) {
		TimeSource time = new SystemTimeSource();
		StatusBoard board = new StatusBoard(time, settings.endpoints(),
				HistoryLimits.of(settings.interval(), settings.historyRecords(), settings.endpoints().size()));
		PauseMeter pauses = Watches.pauseMeter(time, settings);
		try (HttpProbers probers = new HttpProbers(time, settings.timeout()); Beats beats = new Beats()) {
			List<EndpointWatch> watches = Watches.of(settings, probers, board, pauses, time);
			probers.warmUp();
			beats.every(pauses.interval(), pauses::beat).start();
			round(watches, time);
		}
		StatusView fleet = new Views(time).fleet(board.facts());
		out.println(switch (output) {
			case TEXT -> FleetTable.of(fleet).stripTrailing();
			case JSON -> JsonMapper.builder().build().writeValueAsString(fleet);
		});
		return exitCode(fleet);
	}

	private static void round(List<EndpointWatch> watches, TimeSource time) {
		try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(AT_ONCE, watches.size()),
				Thread.ofVirtual().name("probe-", 0).factory())) {
			watches.forEach((watch) -> executor.execute(() -> watch.run(new Tick(time.now(), Duration.ZERO))));
		}
	}

	private static int exitCode(StatusView fleet) {
		if (fleet.summary().unhealthy() > 0) {
			return 2;
		}
		return (fleet.summary().degraded() + fleet.summary().unknown() > 0) ? 1 : 0;
	}

}
