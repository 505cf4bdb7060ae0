package com.aimixer.monitor.view;

import java.time.Instant;
import java.util.List;

/**
 * An endpoint changed its status.
 *
 * @param name the endpoint
 * @param region the region it serves
 * @param before its status until now
 * @param status its status from now on
 * @param since when it changed
 * @param reasons why it is not healthy, in words
 */
public record StatusChangeView(String name, String region, String before, String status, Instant since,
		List<String> reasons) {

	public StatusChangeView {
		reasons = List.copyOf(reasons);
	}

}
