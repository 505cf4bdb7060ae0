package com.aimixer.monitor.page.figure;

import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.DayView;
import com.aimixer.monitor.view.Figures;

/**
 * Days as a bar: a day is one unit wide.
 *
 * @param runs neighbours that are alike, from left to right
 * @param words how many are known, and the worst of them
 */
public record NinetyDays(List<Run> runs, String words) {

	/** Of a day of which less was seen nobody can say that it was good. */
	private static final double ENOUGH = 0.5;

	public NinetyDays {
		runs = List.copyOf(runs);
	}

	/**
	 * What a day was, in the order of the legend.
	 */
	enum Shade {

		/** Up whenever it was seen, and that was at least half of the day. */
		UP,

		/** Down for a part, but not for so long as to be below the warning threshold. */
		PARTLY,

		/** Below the warning threshold. */
		DOWN,

		/** Up whenever it was seen, but that was less than half of the day. */
		LITTLE,

		/** Nothing was heard. */
		UNKNOWN

	}

	/**
	 * Neighbouring days that are alike.
	 *
	 * @param from index of the first
	 * @param to index after the last
	 * @param state {@code up}, {@code partly} down, {@code down} for less than the
	 * warning threshold, {@code little} seen or {@code unknown}
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
		return new Run(from, to, word(shade(days.get(from), thresholds)),
				(first.equals(last) ? first : first + " to " + last) + " (UTC): " + figure(days.get(from)));
	}

	private static Shade shade(DayView day, Thresholds thresholds) {
		Double ratio = day.availability().ratio();
		if (ratio == null) {
			return Shade.UNKNOWN;
		}
		if (day.downMs() > 0) {
			return (ratio * 100 < thresholds.uptimeWarning()) ? Shade.DOWN : Shade.PARTLY;
		}
		return isHardlySeen(day) ? Shade.LITTLE : Shade.UP;
	}

	private static boolean isHardlySeen(DayView day) {
		return day.availability().coverage() < ENOUGH;
	}

	/** Coverage in whole percent, so that days that are alike are one run. */
	private static String figure(DayView day) {
		Double ratio = day.availability().ratio();
		if (ratio == null) {
			return "unknown";
		}
		int seen = (int) (day.availability().coverage() * 100);
		if (seen >= 100) {
			return Figures.percent(ratio);
		}
		return Figures.percent(ratio) + ", " + ((seen > 0) ? seen : "less than 1") + " % of the day seen";
	}

	private static String words(List<DayView> days) {
		long known = days.stream().filter((day) -> day.availability().ratio() != null).count();
		long little = days.stream().filter((day) -> day.availability().ratio() != null && isHardlySeen(day)).count();
		long down = days.stream().filter((day) -> day.downMs() > 0).count();
		return Figures.count(known, "day") + " known" + ((little > 0) ? " (" + little + " for less than half)" : "")
				+ ", " + ((down == 0) ? "none" : down) + " with downtime";
	}

	private static String word(Shade shade) {
		return switch (shade) {
			case UP -> "up";
			case PARTLY -> "partly";
			case DOWN -> "down";
			case LITTLE -> "little";
			case UNKNOWN -> "unknown";
		};
	}

}
