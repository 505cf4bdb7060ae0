package com.aimixer.monitor.page;

import java.util.List;
import java.util.Optional;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: how everything is doing.
 */
@ForBrowsers
public class HomePage {

	private final TimeSource time;

	private final StatusBoard board;

	private final Views views;

	private final Cards cards;

	private final History history;

	private final HistoryViews historyViews;

	private final AlertBook alerts;

	/**
	 * The first page of a board.
	 * @param time the clock
	 * @param board the facts
	 * @param views their wire form
	 * @param cards what is shown of an endpoint
	 * @param history the incidents
	 * @param historyViews their wire form
	 * @param alerts what fires
	 */
	public HomePage(TimeSource time, StatusBoard board, Views views, Cards cards, History history,
			HistoryViews historyViews, AlertBook alerts) {
		this.time = time;
		this.board = board;
		this.views = views;
		this.cards = cards;
		this.history = history;
		this.historyViews = historyViews;
		this.alerts = alerts;
	}

	/**
	 * The page.
	 * @param model what it shows
	 * @return its template
	 */
	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	public String home(Model model) {
		// before anything is read: what changes from here on comes as an event
		model.addAttribute("since", this.time.now().toEpochMilli());
		List<EndpointFacts> facts = this.board.facts();
		List<String> shown = this.cards.shown(facts);
		model.addAttribute("at", Moment.of(this.views.wall(facts.getFirst().at())));
		model.addAttribute("verdict", Verdict.of(this.views.fleet(facts)));
		model.addAttribute("cards", shown.stream().map(this.cards::card).flatMap(Optional::stream).toList());
		model.addAttribute("hidden", facts.size() - shown.size());
		model.addAttribute("incidents", IncidentLines.of(this.history, this.historyViews));
		model.addAttribute("alerts", this.alerts.firing());
		return "home";
	}

}
