package com.aimixer.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Days and incidents, added up at every reading from the intervals of the board and,
 * before those, from the intervals of the past.
 */
public final class History {

	/** How many days are looked at, today included. */
	public static final int DAYS = 90;

	/**
	 * How many incidents before the last 24 hours are looked at: ten times as many as are
	 * ever listed, so that those that happened together are found.
	 */
	private static final int MOST = 10_000;

	private final TimeSource time;

	private final StatusBoard board;

	private final PastIntervals past;

	/**
	 * A history of what a board shows.
	 * @param time the clock
	 * @param board the last 24 hours
	 * @param past what was before
	 */
	public History(TimeSource time, StatusBoard board, PastIntervals past) {
		this.time = time;
		this.board = board;
		this.past = past;
	}

	/**
	 * The daily availability of an endpoint.
	 * @param name its name
	 * @return its days, empty if there is no such endpoint
	 * @throws HistoryUnreadableException if what was before the board cannot be read now
	 */
	public Optional<DailyAvailability> days(String name) {
		return this.board.availability(name).map((recent) -> days(name, recent.intervals()));
	}

	private DailyAvailability days(String name, List<Interval> recent) {
		Instant now = recent.getLast().to();
		Duration offset = Duration.between(now, this.time.wall(now));
		DayCount count = new DayCount(now.plus(offset), DAYS);
		List<Interval> intervals = joined(this.past.of(name, count.start().minus(offset), recent.getFirst().from()),
				recent);
		intervals.forEach((interval) -> count.add(shifted(interval, offset)));
		return new DailyAvailability(name, this.past.durable(), firstSeen(intervals).orElse(null), count.days());
	}

	/**
	 * The latest incidents of all endpoints.
	 * @param limit how many at most
	 * @return the incidents, newest first
	 * @throws HistoryUnreadableException if what was before the board cannot be read now
	 */
	public Incidents incidents(int limit) {
		Instant now = this.time.now();
		Instant from = now.minus(Duration.ofDays(DAYS));
		Map<String, List<Interval>> before = this.past.down(from, now, MOST);
		List<Incident> all = new ArrayList<>();
		Optional<Instant> first = this.past.since();
		for (Endpoint endpoint : this.board.endpoints()) {
			List<Interval> recent = this.board.availability(endpoint.name()).orElseThrow().intervals();
			addIncidents(endpoint, joined(before.getOrDefault(endpoint.name(), List.of()), recent), all);
			first = earlier(first, firstSeen(recent));
		}
		List<Incident> latest = all.stream()
			.sorted(Comparator.comparing(Incident::from).reversed())
			.limit(limit)
			.map((incident) -> withOthers(incident, all))
			.toList();
		Instant since = first.map((seen) -> seen.isBefore(from) ? from : seen).orElse(null);
		return new Incidents(this.past.durable(), since, latest);
	}

	private static Optional<Instant> firstSeen(List<Interval> intervals) {
		return intervals.stream()
			.filter((interval) -> interval.state() != State.UNKNOWN)
			.map(Interval::from)
			.findFirst();
	}

	private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
		return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
	}

	/** What follows an interval without a gap is what was seen next. */
	private static void addIncidents(Endpoint endpoint, List<Interval> intervals, List<Incident> incidents) {
		List<Interval> parts = new ArrayList<>();
		Instant known = Instant.MIN;
		for (Interval interval : intervals) {
			boolean up = interval.state() == State.UP || interval.from().isAfter(known);
			if (up && !parts.isEmpty()) {
				incidents.add(new Incident(endpoint, parts, false, true, List.of()));
				parts.clear();
			}
			if (interval.state() == State.DOWN) {
				parts.add(interval);
			}
			known = interval.to();
		}
		if (!parts.isEmpty()) {
			boolean ongoing = intervals.getLast().state() == State.DOWN;
			incidents.add(new Incident(endpoint, parts, ongoing, false, List.of()));
		}
	}

	private static Incident withOthers(Incident incident, List<Incident> all) {
		return incident.with(all.stream()
			.filter((other) -> !other.endpoint().name().equals(incident.endpoint().name()))
			.filter((other) -> together(incident, other))
			.map((other) -> other.endpoint().name())
			.distinct()
			.toList());
	}

	private static boolean together(Incident one, Incident other) {
		return one.from().isBefore(other.to()) && other.from().isBefore(one.to())
				&& one.parts()
					.stream()
					.anyMatch((part) -> other.parts().stream().anyMatch((its) -> together(part, its)));
	}

	private static boolean together(Interval one, Interval other) {
		return one.from().isBefore(other.to()) && other.from().isBefore(one.to())
				&& Objects.equals(reason(one), reason(other));
	}

	private static @Nullable String reason(Interval interval) {
		Cause cause = interval.cause();
		return (cause != null) ? cause.reason() : null;
	}

	/**
	 * The intervals of the past up to where the board begins, and those of the board;
	 * what reaches over that instant is one interval again.
	 */
	private static List<Interval> joined(List<Interval> past, List<Interval> recent) {
		List<Interval> joined = new ArrayList<>(past.size() + recent.size());
		Interval first = recent.getFirst();
		for (Interval interval : past) {
			if (interval.from().isBefore(first.from())) {
				joined.add(interval.to().isAfter(first.from()) ? until(interval, first.from()) : interval);
			}
		}
		boolean goesOn = !joined.isEmpty() && joined.getLast().state() == first.state()
				&& joined.getLast().to().equals(first.from());
		joined.add(goesOn ? union(joined.removeLast(), first) : first);
		joined.addAll(recent.subList(1, recent.size()));
		return joined;
	}

	private static Interval until(Interval interval, Instant to) {
		return new Interval(interval.from(), to, interval.state(), interval.cause());
	}

	private static Interval union(Interval earlier, Interval later) {
		Cause first = earlier.cause();
		Cause last = later.cause();
		Cause cause = (first != null && last != null) ? new Cause(first.reason(), first.evidence(), last.lastEvidence())
				: last;
		return new Interval(earlier.from(), later.to(), later.state(), cause);
	}

	private static Interval shifted(Interval interval, Duration offset) {
		return new Interval(interval.from().plus(offset), interval.to().plus(offset), interval.state(),
				interval.cause());
	}

}
