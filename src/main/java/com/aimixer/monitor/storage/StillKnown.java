package com.aimixer.monitor.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.AvailabilityHistory;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;

/**
 * What a board still knows of facts that found no room in the queue: what was up and down
 * in the last 24 hours.
 */
final class StillKnown {

	private StillKnown() {
	}

	/**
	 * The intervals of the present run. What the board has from earlier runs is theirs
	 * and stays as it is; its first interval may be cut off by the window.
	 */
	static List<Fact> of(StatusBoard board, Instant started) {
		List<Fact> facts = new ArrayList<>();
		for (EndpointFacts known : board.facts()) {
			Instant heardAt = known.heardAt();
			if (heardAt == null) {
				continue;
			}
			String name = known.endpoint().name();
			board.availability(name)
				.map(AvailabilityHistory::intervals)
				.orElseThrow()
				.stream()
				.skip(1)
				.filter((interval) -> interval.state() != State.UNKNOWN)
				.filter((interval) -> !interval.from().isBefore(started))
				.forEach((interval) -> facts.add(new Fact.Held(name, interval, earlier(interval.to(), heardAt))));
		}
		return facts;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
