package com.aimixer.monitor;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.page.AlertBook;
import com.aimixer.monitor.page.AlertsPage;
import com.aimixer.monitor.page.Cards;
import com.aimixer.monitor.page.EndpointPage;
import com.aimixer.monitor.page.Fragments;
import com.aimixer.monitor.page.HomePage;
import com.aimixer.monitor.page.Overview;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.page.PageEventsController;
import com.aimixer.monitor.page.PageHeaders;
import com.aimixer.monitor.page.PageMappings;
import com.aimixer.monitor.page.PageProblems;
import com.aimixer.monitor.page.RunbookPages;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.AlertViews;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;
import org.thymeleaf.ITemplateEngine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The pages put together.
 */
@Configuration(proxyBeanMethods = false)
@Import({ HomePage.class, EndpointPage.class, AlertsPage.class, RunbookPages.class, PageEventsController.class,
		PageProblems.class })
class PageConfiguration {

	@Bean
	PageMappings pageMappings() {
		return new PageMappings();
	}

	@Bean
	PageHeaders pageHeaders() {
		return new PageHeaders();
	}

	@Bean
	Cards cards(StatusBoard board, Views views, History history, HistoryViews historyViews) {
		return new Cards(board, views, history, historyViews);
	}

	@Bean
	AlertBook alertBook(AlertHistory alerts, AlertViews alertViews) {
		return new AlertBook(alerts, alertViews);
	}

	@Bean
	Overview overview(StatusBoard board, Views views, Cards cards, History history, HistoryViews historyViews,
			AlertBook book) {
		return new Overview(board, views, cards, history, historyViews, book);
	}

	@Bean
	PageEvents pageEvents(TimeSource time, Overview overview, StatusBoard board, AlertHistory alerts,
			ITemplateEngine templates) {
		PageEvents events = new PageEvents(time, overview, new Fragments(templates));
		board.listen(events);
		alerts.listen(events);
		return events;
	}

}
