package com.aimixer.monitor.board;

import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.probe.Failed;

/**
 * The intervals behind an availability, and the failures that were refuted.
 *
 * @param from start of the window
 * @param to end of the window: the instant of asking
 * @param intervals contiguous, they add up to the window
 * @param blips in the order of time
 */
public record AvailabilityHistory(Instant from, Instant to, List<Interval> intervals, List<Failed> blips) {

	public AvailabilityHistory {
		intervals = List.copyOf(intervals);
		blips = List.copyOf(blips);
	}

}
