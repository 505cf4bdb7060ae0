package com.aimixer.monitor.page.figure;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.PhasesView;
import com.aimixer.monitor.view.ProbeView;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one probe went.
 *
 * @param at its start
 * @param duration from the start to the last byte or the failure
 * @param words what came of it
 * @param failed whether it failed
 * @param phases the phases in the order they are passed
 */
public record Waterfall(Moment at, String duration, String words, boolean failed, List<Step> phases) {

	public Waterfall {
		phases = List.copyOf(phases);
	}

	/**
	 * One phase.
	 *
	 * @param name {@code dns}, {@code connect}, {@code tls}, {@code wait} or {@code body}
	 * @param duration how long it took, or null if it was not reached
	 * @param x where it begins, in percent of the whole
	 * @param width how long it took, in percent of the whole
	 */
	public record Step(String name, @Nullable String duration, String x, String width) {
	}

	/**
	 * The waterfall of a probe.
	 * @param probe a success or a failure
	 * @return its phases
	 */
	public static Waterfall of(ProbeView probe) {
		PhasesView phases = probe.phasesMs();
		double[] times = { phases.dns(), phases.connect(), phases.tls(), phases.waiting(), phases.body() };
		String[] names = { "dns", "connect", "tls", "wait", "body" };
		double sum = 0;
		for (double time : times) {
			sum += time;
		}
		double whole = Math.max(Math.max(sum, probe.durationMs()), 0.001);
		List<Step> steps = new ArrayList<>();
		double begin = 0;
		for (int i = 0; i < times.length; i++) {
			steps.add(new Step(names[i], (times[i] > 0) ? Figures.millis(times[i]) : null,
					Scale.number(begin / whole * 100), Scale.number(times[i] / whole * 100)));
			begin += times[i];
		}
		return new Waterfall(Moment.of(probe.at()), Figures.millis(probe.durationMs()), words(probe),
				probe.result().equals("failure"), steps);
	}

	private static String words(ProbeView probe) {
		String status = (probe.httpStatus() != null) ? "HTTP " + probe.httpStatus() : "no HTTP status";
		if (probe.detail() == null) {
			return status;
		}
		return probe.reason() + " in phase " + probe.phase() + ": " + probe.detail();
	}

}
