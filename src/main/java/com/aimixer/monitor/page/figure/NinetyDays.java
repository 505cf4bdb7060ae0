package com.aimixer.monitor.page.figure;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.DayView;

/**
 * Days as a bar: a day is one unit wide.
 *
 * @param runs neighbours that are alike, from left to right
 * @param words the worst of them
 */
public record NinetyDays(List<Run> runs, String words) {

	public NinetyDays {
		runs = List.copyOf(runs);
	}

	/**
	 * Neighbouring days that are alike.
	 *
	 * @param from index of the first
	 * @param to index after the last
	 * @param state {@code up}, {@code partly} down, {@code down} for less than the
	 * warning threshold, or {@code unknown}
	 * @param words which days, and what they were
	 */
	public record Run(int from, int to, String state, String words) {

		/**
		 * As a line of the picture.
		 * @return data of an SVG path
		 */
		public String path() {
			return "M" + this.from + " 0H" + this.to;
		}

	}

	/**
	 * The bar of an endpoint.
	 * @param days in the order of time
	 * @param thresholds its limits
	 * @return its runs
	 */
	public static NinetyDays of(List<DayView> days, Thresholds thresholds) {
		List<Run> runs = new ArrayList<>();
		int from = 0;
		for (int i = 1; i <= days.size(); i++) {
			if (i == days.size() || !figure(days.get(i)).equals(figure(days.get(from)))) {
				runs.add(run(days, from, i, thresholds));
				from = i;
			}
		}
		return new NinetyDays(runs, words(days));
	}

	private static Run run(List<DayView> days, int from, int to, Thresholds thresholds) {
		String first = days.get(from).date().toString();
		String last = days.get(to - 1).date().toString();
		return new Run(from, to, state(days.get(from), thresholds),
				(first.equals(last) ? first : first + " to " + last) + " (UTC): " + figure(days.get(from)));
	}

	private static String state(DayView day, Thresholds thresholds) {
		Double ratio = day.availability().ratio();
		if (ratio == null) {
			return "unknown";
		}
		if (day.downMs() == 0) {
			return "up";
		}
		return (ratio * 100 < thresholds.uptimeWarning()) ? "down" : "partly";
	}

	private static String figure(DayView day) {
		Double ratio = day.availability().ratio();
		return (ratio != null) ? Figures.percent(ratio) : "unknown";
	}

	private static String words(List<DayView> days) {
		long known = days.stream().filter((day) -> day.availability().ratio() != null).count();
		long down = days.stream().filter((day) -> day.downMs() > 0).count();
		return Figures.count(known, "day") + " known, " + ((down == 0) ? "none" : down) + " with downtime";
	}

}
