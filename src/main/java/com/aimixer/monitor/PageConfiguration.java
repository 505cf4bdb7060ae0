package com.aimixer.monitor;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.page.AlertBook;
import com.aimixer.monitor.page.AlertsPage;
import com.aimixer.monitor.page.Cards;
import com.aimixer.monitor.page.Changes;
import com.aimixer.monitor.page.EndpointContent;
import com.aimixer.monitor.page.EndpointPage;
import com.aimixer.monitor.page.Fragments;
import com.aimixer.monitor.page.HomePage;
import com.aimixer.monitor.page.Overview;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.page.PageEventsController;
import com.aimixer.monitor.page.PageHeaders;
import com.aimixer.monitor.page.PageMappings;
import com.aimixer.monitor.page.PageProblems;
import com.aimixer.monitor.page.Remembered;
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
	Remembered remembered(TimeSource time, StatusBoard board, History history) {
		return new Remembered(time, board, history);
	}

	@Bean
	Cards cards(StatusBoard board, Views views, Remembered history, HistoryViews historyViews) {
		return new Cards(board, views, history, historyViews);
	}

	@Bean
	EndpointContent endpointContent(StatusBoard board, Views views, Cards cards) {
		return new EndpointContent(board, views, cards);
	}

	@Bean
	AlertBook alertBook(AlertHistory alerts, AlertViews alertViews) {
		return new AlertBook(alerts, alertViews);
	}

	@Bean
	Overview overview(StatusBoard board, Views views, Cards cards, Remembered history, HistoryViews historyViews,
			AlertBook book) {
		return new Overview(board, views, cards, history, historyViews, book);
	}

	@Bean
	Changes changes(StatusBoard board, AlertHistory alerts) {
		Changes changes = new Changes();
		board.listen(changes);
		alerts.listen(changes);
		return changes;
	}

	@Bean
	Fragments fragments(ITemplateEngine templates, Overview overview, EndpointContent endpoints, AlertBook alerts) {
		return new Fragments(templates, overview, endpoints, alerts);
	}

	@Bean
	PageEvents pageEvents(TimeSource time, Overview overview, Changes changes, Fragments fragments) {
		return new PageEvents(time, overview, changes, fragments);
	}

}
