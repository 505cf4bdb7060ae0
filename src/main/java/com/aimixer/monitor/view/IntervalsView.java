package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * The intervals an availability is made of; they are contiguous and add up to it.
 *
 * @param from start of the window
 * @param to end of the window
 * @param items in the order of time
 * @param blips failures that a confirmation refuted, in the order of time; no downtime
 */
public record IntervalsView(Instant from, Instant to, List<IntervalView> items, List<BlipView> blips) {

	public IntervalsView {
		items = List.copyOf(items);
		blips = List.copyOf(blips);
	}

}
