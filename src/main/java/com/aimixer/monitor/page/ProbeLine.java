package com.aimixer.monitor.page;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.ProbeView;

/**
 * One probe as a line of a table.
 *
 * @param at its start
 * @param result {@code success}, {@code failure} or {@code skipped}
 * @param attempt 1 for the probe of a tick, more for those that confirm it
 * @param duration how long it took
 * @param words what came of it
 */
public record ProbeLine(Moment at, String result, int attempt, String duration, String words) {

	static ProbeLine of(ProbeView probe) {
		return new ProbeLine(Moment.of(probe.at()), probe.result(), probe.attempt() + 1,
				Figures.millis(probe.durationMs()), words(probe));
	}

	private static String words(ProbeView probe) {
		if (probe.detail() == null) {
			return "HTTP " + probe.httpStatus();
		}
		return (probe.phase() != null) ? probe.reason() + " in phase " + probe.phase() + ": " + probe.detail()
				: probe.detail();
	}

}
