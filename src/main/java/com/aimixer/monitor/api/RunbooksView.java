package com.aimixer.monitor.api;

import java.util.List;

/**
 * All runbooks.
 *
 * @param items in alphabetical order
 */
public record RunbooksView(List<Item> items) {

	public RunbooksView {
		items = List.copyOf(items);
	}

	/**
	 * One runbook.
	 *
	 * @param alert name of the alert
	 * @param summary severity, threshold and duration of the alert
	 * @param url where its text is
	 */
	public record Item(String alert, String summary, String url) {
	}

}
