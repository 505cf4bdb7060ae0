package com.aimixer.monitor.page;

import java.util.List;

import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.time.TimeSource;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: how everything is doing.
 */
@ForBrowsers
public class HomePage {

	private final TimeSource time;

	private final Overview overview;

	/**
	 * The first page.
	 * @param time the clock
	 * @param overview what it shows
	 */
	public HomePage(TimeSource time, Overview overview) {
		this.time = time;
		this.overview = overview;
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
		List<EndpointFacts> facts = this.overview.facts();
		List<String> shown = this.overview.shown(facts);
		model.addAttribute("at", this.overview.moment(facts.getFirst().at()));
		model.addAttribute("verdict", this.overview.verdict(facts));
		model.addAttribute("cards", this.overview.cards(shown));
		model.addAttribute("hidden", facts.size() - shown.size());
		model.addAttribute("incidents", this.overview.incidents());
		model.addAttribute("alerts", this.overview.alerts());
		return "home";
	}

}
