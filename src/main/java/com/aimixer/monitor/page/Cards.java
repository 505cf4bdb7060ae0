package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.page.figure.Budget;
import com.aimixer.monitor.page.figure.DayBar;
import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.page.figure.NinetyDays;
import com.aimixer.monitor.page.figure.Recent;
import com.aimixer.monitor.page.figure.Sparkline;
import com.aimixer.monitor.view.AvailabilityView;
import com.aimixer.monitor.view.DaysView;
import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.IntervalView;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.QuarterView;
import com.aimixer.monitor.view.Views;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cards of the first page from the board.
 */
public final class Cards {

	/** More would make a page that nobody reads; the worst are shown. */
	static final int MOST = 60;

	private final StatusBoard board;

	private final Views views;

	private final Remembered history;

	private final HistoryViews historyViews;

	/**
	 * Cards of a board.
	 * @param board the facts
	 * @param views their wire form
	 * @param history the days before
	 * @param historyViews their wire form
	 */
	public Cards(StatusBoard board, Views views, Remembered history, HistoryViews historyViews) {
		this.board = board;
		this.views = views;
		this.history = history;
		this.historyViews = historyViews;
	}

	/** The endpoints that are shown: all, or of very many the worst. */
	List<String> shown(List<EndpointFacts> facts) {
		if (facts.size() <= MOST) {
			return facts.stream().map((each) -> each.endpoint().name()).toList();
		}
		return facts.stream()
			.sorted(Comparator.comparing((EndpointFacts each) -> each.judgement().status()).reversed())
			.limit(MOST)
			.map((each) -> each.endpoint().name())
			.toList();
	}

	/** The card of an endpoint, empty if there is no such endpoint. */
	Optional<Card> card(String name) {
		return this.board.facts(name).map(this::card);
	}

	/** Whether the days before could be read when they were needed last. */
	boolean historyReadable() {
		return this.history.readable();
	}

	private Card card(EndpointFacts facts) {
		Endpoint endpoint = facts.endpoint();
		EndpointView view = this.views.endpoint(facts);
		Instant now = this.views.wall(facts.at());
		List<IntervalView> intervals = intervals(endpoint.name());
		DaysView days = this.historyViews.days(this.history.days(endpoint.name()).orElseThrow());
		return new Card(endpoint.name(), endpoint.region().equals(endpoint.name()) ? null : endpoint.region(),
				view.status(), view.reasons(), Moment.of(view.since()), millis(view.responseTimeMs()),
				Sparkline.of(recent(endpoint, now), endpoint.thresholds()), percent(view.availability24h()),
				Figures.observed(view.availability24h().coverage()),
				DayBar.of(intervals, quarters(endpoint.name()), now),
				days.durable() ? NinetyDays.of(days.items(), endpoint.thresholds()) : null,
				budget(days, intervals, now));
	}

	/** What the figures of response times show. */
	Recent recent(Endpoint endpoint, Instant now) {
		return Recent.of(quarters(endpoint.name()), () -> probes(endpoint.name()), endpoint.thresholds(), now);
	}

	private List<QuarterView> quarters(String name) {
		return this.views.quarters(this.board.quarters(name).orElseThrow()).items();
	}

	List<ProbeView> probes(String name) {
		return this.views.probes(this.board.latestProbes(name, Integer.MAX_VALUE).orElseThrow()).items();
	}

	private List<IntervalView> intervals(String name) {
		return this.views.intervals(this.board.availability(name).orElseThrow()).items();
	}

	/** Over 30 days where they are known, else over 24 hours. */
	private static Budget budget(DaysView days, List<IntervalView> intervals, Instant now) {
		return days.durable() ? Budget.ofDays(days.items(), now) : Budget.ofDay(intervals);
	}

	private static @Nullable String millis(@Nullable Double millis) {
		return (millis != null) ? Figures.millis(millis) : null;
	}

	static @Nullable String percent(AvailabilityView availability) {
		return (availability.ratio() != null) ? Figures.percent(availability.ratio()) : null;
	}

}
