package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.figure.LatencyChart;
import com.aimixer.monitor.page.figure.Waterfall;
import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.Views;

import org.springframework.ui.ModelMap;

/**
 * Everything that is known of one endpoint, for its page and for what keeps that up to
 * date.
 */
public final class EndpointContent {

	private static final int LISTED = 50;

	private final StatusBoard board;

	private final Views views;

	private final Cards cards;

	/**
	 * The endpoints of a board.
	 * @param board the facts
	 * @param views their wire form
	 * @param cards what is shown of an endpoint on the first page, and here again
	 */
	public EndpointContent(StatusBoard board, Views views, Cards cards) {
		this.board = board;
		this.views = views;
		this.cards = cards;
	}

	/** What the template shows of an endpoint, empty if there is no such endpoint. */
	Optional<ModelMap> of(String name) {
		return this.board.facts(name).map(this::content);
	}

	boolean has(String name) {
		return this.board.facts(name).isPresent();
	}

	/** Where to find endpoints if there is none of a name. */
	List<Link> known() {
		return this.board.endpoints()
			.stream()
			.limit(Cards.MOST)
			.map((each) -> new Link(each.name(), "/endpoints/" + each.name()))
			.toList();
	}

	private ModelMap content(EndpointFacts facts) {
		String name = facts.endpoint().name();
		EndpointView view = this.views.endpoint(facts);
		Instant now = this.views.wall(facts.at());
		List<ProbeView> probes = this.cards.probes(name);
		ModelMap model = new ModelMap();
		model.addAttribute("card", this.cards.card(name).orElseThrow());
		model.addAttribute("historyReadable", this.cards.historyReadable());
		model.addAttribute("url", view.url());
		model.addAttribute("latency", LatencyLine.of(view.latency24h()));
		model.addAttribute("chart",
				LatencyChart.of(this.cards.recent(facts.endpoint(), now), facts.endpoint().thresholds()));
		model.addAttribute("waterfalls", waterfalls(probes));
		model.addAttribute("reasons", FailureCount.of(probes));
		model.addAttribute("records", Figures.count(probes.size(), "probe"));
		model.addAttribute("certificate", CertificateLine.of(view.certificateExpiresAt(), now));
		model.addAttribute("ledger", LedgerTable.of(this.views.intervals(this.board.availability(name).orElseThrow()),
				view.availability24h()));
		model.addAttribute("probes", probes.stream().limit(LISTED).map(ProbeLine::of).toList());
		return model;
	}

	/** Of the last probe, and of the last failure if that was another one. */
	private static List<Waterfall> waterfalls(List<ProbeView> probes) {
		Stream<ProbeView> last = probes.stream().filter((probe) -> !probe.result().equals("skipped")).limit(1);
		Stream<ProbeView> lastFailure = probes.stream().filter((probe) -> probe.result().equals("failure")).limit(1);
		return Stream.concat(last, lastFailure).distinct().map(Waterfall::of).toList();
	}

}
