package com.aimixer.monitor.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.monitor.availability.Interval;

/**
 * The intervals that are older than those on the board. All instants are of the steady
 * timeline; intervals are in the order of time, without overlaps.
 */
public interface PastIntervals {

	/** What a monitor without a durable history knows. */
	PastIntervals NONE = new PastIntervals() {

		@Override
		public boolean durable() {
			return false;
		}

		@Override
		public Optional<Instant> since() {
			return Optional.empty();
		}

		@Override
		public List<Interval> of(String endpoint, Instant from, Instant to) {
			return List.of();
		}

		@Override
		public Map<String, List<Interval>> down(Instant from, Instant to, int most) {
			return Map.of();
		}

	};

	/**
	 * Whether they outlive the process.
	 * @return false if there is nothing older than what the board has
	 */
	boolean durable();

	/**
	 * Since when anything was watched, as far back as it is still known.
	 * @return the start of the first process that is remembered, empty if there is
	 * nothing older than what the board has
	 */
	Optional<Instant> since();

	/**
	 * The intervals of one endpoint that touch a span.
	 * @param endpoint its name
	 * @param from start of the span
	 * @param to the instant after it
	 * @return the intervals, up or down, whole
	 * @throws HistoryUnreadableException if they cannot be read now
	 */
	List<Interval> of(String endpoint, Instant from, Instant to);

	/**
	 * The latest intervals in which endpoints were down that touch a span.
	 * @param from start of the span
	 * @param to the instant after it
	 * @param most how many of all endpoints together
	 * @return the intervals, whole, by the name of the endpoint; where the endpoint was
	 * not seen up between two of them, or after the last one, the time there is among
	 * them as unknown
	 * @throws HistoryUnreadableException if they cannot be read now
	 */
	Map<String, List<Interval>> down(Instant from, Instant to, int most);

}
