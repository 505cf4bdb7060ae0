package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.figure.LatencyChart;
import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.page.figure.Waterfall;
import com.aimixer.monitor.time.TimeSource;
import com.aimixer.monitor.view.EndpointView;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.Views;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Everything that is known of one endpoint.
 */
@ForBrowsers
public class EndpointPage {

	private static final int LISTED = 50;

	private final TimeSource time;

	private final StatusBoard board;

	private final Views views;

	private final Cards cards;

	/**
	 * Pages of a board.
	 * @param time the clock
	 * @param board the facts
	 * @param views their wire form
	 * @param cards what is shown of an endpoint on the first page, and here again
	 */
	public EndpointPage(TimeSource time, StatusBoard board, Views views, Cards cards) {
		this.time = time;
		this.board = board;
		this.views = views;
		this.cards = cards;
	}

	/**
	 * The page of an endpoint.
	 * @param name its name
	 * @param model what it shows
	 * @return its template; 404 if there is no such endpoint
	 */
	@GetMapping(path = "/endpoints/{name}", produces = MediaType.TEXT_HTML_VALUE)
	public String endpoint(@PathVariable String name, Model model) {
		model.addAttribute("since", this.time.now().toEpochMilli());
		EndpointFacts facts = this.board.facts(name).orElseThrow(() -> unknown(name));
		EndpointView view = this.views.endpoint(facts);
		Instant now = this.views.wall(facts.at());
		List<ProbeView> probes = this.cards.probes(name);
		model.addAttribute("at", Moment.of(now));
		model.addAttribute("card", this.cards.card(name).orElseThrow());
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
		return "endpoint";
	}

	private NoSuchPageException unknown(String name) {
		return new NoSuchPageException("There is no endpoint '" + name + "'.",
				this.board.endpoints()
					.stream()
					.limit(Cards.MOST)
					.map((each) -> new Link(each.name(), "/endpoints/" + each.name()))
					.toList());
	}

	/** Of the last probe, and of the last failure if that was another one. */
	private static List<Waterfall> waterfalls(List<ProbeView> probes) {
		Stream<ProbeView> last = probes.stream().filter((probe) -> !probe.result().equals("skipped")).limit(1);
		Stream<ProbeView> lastFailure = probes.stream().filter((probe) -> probe.result().equals("failure")).limit(1);
		return Stream.concat(last, lastFailure).distinct().map(Waterfall::of).toList();
	}

}
