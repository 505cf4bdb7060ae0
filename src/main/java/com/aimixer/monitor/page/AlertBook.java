package com.aimixer.monitor.page;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.view.AlertViews;
import com.aimixer.monitor.view.Runbooks;

/**
 * The alert history as the pages show it.
 */
public final class AlertBook {

	private final AlertHistory history;

	private final AlertViews views;

	private final Runbooks runbooks = Runbooks.packed();

	/**
	 * The pages of a history.
	 * @param history the alerts
	 * @param views their wire form
	 */
	public AlertBook(AlertHistory history, AlertViews views) {
		this.history = history;
		this.views = views;
	}

	/** All alerts that are kept. */
	AlertLines all() {
		return AlertLines.of(this.views.alerts(this.history.all()), this.runbooks);
	}

	/** What fires now. */
	AlertLines firing() {
		return AlertLines.of(this.views.alerts(this.history.firing()), this.runbooks);
	}

}
