package com.aimixer.monitor;

import com.aimixer.monitor.api.HistoryController;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.PastIntervals;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What is known of the time before the last 24 hours.
 */
@Configuration(proxyBeanMethods = false)
@Import(HistoryController.class)
class HistoryConfiguration {

	@Bean
	History history(TimeSource time, StatusBoard board, ObjectProvider<PastIntervals> past) {
		return new History(time, board, past.getIfAvailable(() -> PastIntervals.NONE));
	}

	@Bean
	HistoryViews historyViews(Views views) {
		return new HistoryViews(views);
	}

}
