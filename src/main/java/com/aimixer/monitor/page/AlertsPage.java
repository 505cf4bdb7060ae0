package com.aimixer.monitor.page;

import com.aimixer.monitor.page.figure.Moment;
import com.aimixer.monitor.time.TimeSource;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What fires and what has fired.
 */
@ForBrowsers
public class AlertsPage {

	private final TimeSource time;

	private final Changes changes;

	private final AlertBook alerts;

	/**
	 * The page of the alerts.
	 * @param time the clock
	 * @param changes what a page may miss
	 * @param alerts what is listed
	 */
	public AlertsPage(TimeSource time, Changes changes, AlertBook alerts) {
		this.time = time;
		this.changes = changes;
		this.alerts = alerts;
	}

	/**
	 * The page.
	 * @param model what it shows
	 * @return its template
	 */
	@GetMapping(path = "/alerts", produces = MediaType.TEXT_HTML_VALUE)
	public String alerts(Model model) {
		model.addAttribute("since", this.changes.mark());
		model.addAttribute("at", Moment.of(this.time.wall(this.time.now())));
		model.addAttribute("alerts", this.alerts.all());
		return "alerts";
	}

}
