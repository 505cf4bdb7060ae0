package com.aimixer.monitor;

import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.StatusChange;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.view.WireNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every change of status to the log, with its reasons.
 */
final class StatusLog implements BoardListener {

	private static final Logger logger = LoggerFactory.getLogger(StatusLog.class);

	@Override
	public void onStatus(StatusChange change) {
		String words = String.join("; ", change.judgement().reasons());
		String message = "{} is {} (was {}){}{}";
		Object[] arguments = { change.endpoint().name(), WireNames.of(change.judgement().status()),
				WireNames.of(change.before()), words.isEmpty() ? "" : ": ", words };
		if (change.judgement().status() == HealthStatus.HEALTHY) {
			logger.info(message, arguments);
			return;
		}
		logger.warn(message, arguments);
	}

}
