package com.aimixer.monitor.view;

import java.util.List;

/**
 * The quarter hours that the last 24 hours touch, as far as there were probes in them.
 *
 * @param items in the order of time; the last one is in progress
 */
public record QuartersView(List<QuarterView> items) {

	public QuartersView {
		items = List.copyOf(items);
	}

}
