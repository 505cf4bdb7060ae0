package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;

/**
 * What the first page shows, as a whole and, when something changes, in parts.
 */
public final class Overview {

	private final StatusBoard board;

	private final Views views;

	private final Cards cards;

	private final Remembered history;

	private final HistoryViews historyViews;

	private final AlertBook alerts;

	/**
	 * The overview of a board.
	 * @param board the facts
	 * @param views their wire form
	 * @param cards what is shown of an endpoint
	 * @param history the incidents
	 * @param historyViews their wire form
	 * @param alerts what fires
	 */
	public Overview(StatusBoard board, Views views, Cards cards, Remembered history, HistoryViews historyViews,
			AlertBook alerts) {
		this.board = board;
		this.views = views;
		this.cards = cards;
		this.history = history;
		this.historyViews = historyViews;
		this.alerts = alerts;
	}

	/** What all facts of this instant together come to. */
	Glance glance() {
		List<EndpointFacts> facts = this.board.facts();
		List<String> shown = this.cards.shown(facts);
		return new Glance(shown, facts.size() - shown.size(), Verdict.of(this.views.fleet(facts)),
				this.history.readable());
	}

	/** The card of an endpoint, empty if there is no such endpoint. */
	Optional<Card> card(String name) {
		return this.cards.card(name);
	}

	/** The cards of endpoints, as far as there are such. */
	List<Card> cards(List<String> names) {
		return names.stream().map(this::card).flatMap(Optional::stream).toList();
	}

	IncidentLines incidents() {
		return IncidentLines.of(this.history, this.historyViews);
	}

	AlertLines alerts() {
		return this.alerts.firing();
	}

	/** An instant of the steady timeline as people read it. */
	Moment moment(Instant instant) {
		return Moment.of(this.views.wall(instant));
	}

}
