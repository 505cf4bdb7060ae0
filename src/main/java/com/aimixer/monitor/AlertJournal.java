package com.aimixer.monitor;

import com.aimixer.monitor.alert.AlertListener;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertState;
import com.aimixer.monitor.view.WireNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log which alert fires and which is resolved, with its words.
 */
final class AlertJournal implements AlertListener {

	private static final Logger logger = LoggerFactory.getLogger(AlertJournal.class);

	@Override
	public void onAlert(@Nullable AlertRecord before, AlertRecord after) {
		if (before != null && before.state() == after.state()) {
			return;
		}
		Object[] arguments = { after.label("alertname"), after.label("severity"), WireNames.of(after.source()),
				after.annotations().getOrDefault("summary", after.labels().toString()) };
		if (after.state() == AlertState.FIRING) {
			logger.warn("{} fires ({}, by {}): {}", arguments);
			return;
		}
		logger.info("{} is resolved ({}, by {}): {}", arguments);
	}

}
