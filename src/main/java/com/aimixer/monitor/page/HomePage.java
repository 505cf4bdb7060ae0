package com.aimixer.monitor.page;

import java.time.Instant;

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

	private final Changes changes;

	/**
	 * The first page.
	 * @param time the clock
	 * @param overview what it shows
	 * @param changes what a page may miss
	 */
	public HomePage(TimeSource time, Overview overview, Changes changes) {
		this.time = time;
		this.overview = overview;
		this.changes = changes;
	}

	/**
	 * The page.
	 * @param model what it shows
	 * @return its template
	 */
	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	public String home(Model model) {
		Instant now = this.time.now();
		Glance glance = this.overview.glance();
		this.changes.saw(glance);
		// before the rest is read: what changes from here on comes as an event
		model.addAttribute("since", this.changes.mark());
		model.addAttribute("at", this.overview.moment(now));
		model.addAttribute("verdict", glance.verdict());
		model.addAttribute("cards", this.overview.cards(glance.shown()));
		model.addAttribute("hidden", glance.hidden());
		model.addAttribute("incidents", this.overview.incidents());
		model.addAttribute("alerts", this.overview.alerts());
		return "home";
	}

}
