package com.aimixer.monitor.board;

import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.probe.Failed;

/**
 * The intervals behind an availability, and the failures that were refuted.
 *
 * @param intervals contiguous, they add up to the window
 * @param blips of the window, in the order of time
 */
public record AvailabilityHistory(List<Interval> intervals, List<Failed> blips) {

	public AvailabilityHistory {
		intervals = List.copyOf(intervals);
		blips = List.copyOf(blips);
	}

}
