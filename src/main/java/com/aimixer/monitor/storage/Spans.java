package com.aimixer.monitor.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;

/**
 * Puts intervals that several runs have written in order.
 */
final class Spans {

	private Spans() {
	}

	/**
	 * An interval ends where the next one begins, whichever run wrote that; of what
	 * nothing is left that way nothing is known. The last one before a restart may have
	 * no length: its only outcome was the last one.
	 */
	static List<Interval> withoutOverlaps(List<Interval> rows) {
		List<Interval> ordered = rows.stream().sorted(Comparator.comparing(Interval::from)).toList();
		List<Interval> intervals = new ArrayList<>(ordered.size());
		for (int i = 0; i < ordered.size(); i++) {
			Interval row = ordered.get(i);
			Interval cut = (i + 1 < ordered.size()) ? until(row, ordered.get(i + 1).from()) : row;
			if (cut.to().isAfter(cut.from()) || row.to().equals(row.from())) {
				intervals.add(cut);
			}
		}
		return intervals;
	}

	static Interval until(Interval interval, Instant end) {
		return end.isBefore(interval.to()) ? new Interval(interval.from(), end, interval.state(), interval.cause())
				: interval;
	}

	static List<Interval> touching(List<Interval> intervals, Instant from, Instant to) {
		return intervals.stream()
			.filter((interval) -> interval.to().isAfter(from) && interval.from().isBefore(to))
			.toList();
	}

	/**
	 * Names the time after those intervals whose end nobody saw: up to the next one, or
	 * up to an instant.
	 */
	static List<Interval> withUnknown(List<Interval> intervals, Set<Instant> startsOfUnseenEnds, Instant to) {
		List<Interval> all = new ArrayList<>();
		for (int i = 0; i < intervals.size(); i++) {
			Interval interval = intervals.get(i);
			Instant end = (i + 1 < intervals.size()) ? intervals.get(i + 1).from() : to;
			all.add(interval);
			if (startsOfUnseenEnds.contains(interval.from()) && interval.to().isBefore(end)) {
				all.add(new Interval(interval.to(), end, State.UNKNOWN, null));
			}
		}
		return all;
	}

}
