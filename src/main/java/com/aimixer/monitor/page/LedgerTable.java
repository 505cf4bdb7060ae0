package com.aimixer.monitor.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.AvailabilityView;
import com.aimixer.monitor.view.BlipView;
import com.aimixer.monitor.view.IntervalView;
import com.aimixer.monitor.view.IntervalsView;

/**
 * The intervals that an availability is made of, newest first, with their sum.
 *
 * @param lines the latest intervals
 * @param more how many older ones are not listed
 * @param sum how they add up, of all of them
 * @param blips failures that a confirmation refuted, newest first
 * @param moreBlips how many older ones are not listed
 */
public record LedgerTable(List<Line> lines, int more, String sum, List<Blip> blips, int moreBlips) {

	private static final int LISTED = 50;

	public LedgerTable {
		lines = List.copyOf(lines);
		blips = List.copyOf(blips);
	}

	/**
	 * One interval.
	 *
	 * @param from its start
	 * @param to its end
	 * @param length how long it was
	 * @param state {@code up}, {@code down} or {@code unknown}
	 * @param words why it was down, or empty
	 */
	public record Line(Moment from, Moment to, String length, String state, String words) {
	}

	/**
	 * One refuted failure.
	 *
	 * @param at its start
	 * @param words what failed
	 */
	public record Blip(Moment at, String words) {
	}

	static LedgerTable of(IntervalsView view, AvailabilityView availability) {
		List<Line> lines = new ArrayList<>(view.items().stream().map(LedgerTable::line).toList());
		Collections.reverse(lines);
		List<Blip> blips = new ArrayList<>(view.blips().stream().map(LedgerTable::blip).toList());
		Collections.reverse(blips);
		return new LedgerTable(first(lines), Math.max(0, lines.size() - LISTED), sum(view.items(), availability),
				first(blips), Math.max(0, blips.size() - LISTED));
	}

	private static <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(LISTED, all.size()));
	}

	private static Line line(IntervalView interval) {
		String words = (interval.reason() != null) ? interval.reason() + ": " + interval.evidence() : "";
		return new Line(Moment.of(interval.from()), Moment.of(interval.to()), exact(length(interval)), interval.state(),
				words);
	}

	private static Blip blip(BlipView blip) {
		return new Blip(Moment.of(blip.at()), blip.reason() + " in phase " + blip.phase() + ": " + blip.evidence());
	}

	private static String sum(List<IntervalView> intervals, AvailabilityView availability) {
		Duration up = total(intervals, "up");
		Duration down = total(intervals, "down");
		String percent = Cards.percent(availability);
		if (percent == null) {
			return "Nothing was observed, so there is no availability to state.";
		}
		return exact(up) + " up of " + exact(up.plus(down)) + " observed (" + exact(down) + " down, "
				+ exact(total(intervals, "unknown")) + " unknown) is " + percent;
	}

	private static Duration total(List<IntervalView> intervals, String state) {
		return intervals.stream()
			.filter((interval) -> interval.state().equals(state))
			.map(LedgerTable::length)
			.reduce(Duration.ZERO, Duration::plus);
	}

	private static Duration length(IntervalView interval) {
		return Duration.between(interval.from(), interval.to());
	}

	/** To the millisecond, so that a reader can add up. */
	private static String exact(Duration length) {
		String seconds = "%d.%03d s".formatted(length.toSecondsPart(), length.toMillisPart());
		String minutes = (length.toMinutes() > 0) ? length.toMinutesPart() + " min " : "";
		return ((length.toHours() > 0) ? length.toHours() + " h " : "") + minutes + seconds;
	}

}
