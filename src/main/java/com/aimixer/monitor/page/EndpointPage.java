package com.aimixer.monitor.page;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.time.TimeSource;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page of one endpoint.
 */
@ForBrowsers
public class EndpointPage {

	private final TimeSource time;

	private final Changes changes;

	private final EndpointContent content;

	/**
	 * Pages of endpoints.
	 * @param time the clock
	 * @param changes what a page may miss
	 * @param content what they show
	 */
	public EndpointPage(TimeSource time, Changes changes, EndpointContent content) {
		this.time = time;
		this.changes = changes;
		this.content = content;
	}

	/**
	 * The page of an endpoint.
	 * @param name its name
	 * @param model what it shows
	 * @return its template; 404 if there is no such endpoint
	 */
	@GetMapping(path = "/endpoints/{name}", produces = MediaType.TEXT_HTML_VALUE)
	public String endpoint(@PathVariable String name, Model model) {
		model.addAttribute("since", this.changes.mark());
		model.addAttribute("at", Moment.of(this.time.wall(this.time.now())));
		model.addAllAttributes(this.content.of(name)
			.orElseThrow(() -> new NoSuchPageException("There is no endpoint '" + name + "'.", this.content.known())));
		return "endpoint";
	}

}
