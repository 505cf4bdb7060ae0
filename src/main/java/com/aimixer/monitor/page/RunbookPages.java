package com.aimixer.monitor.page;

import com.aimixer.monitor.view.Runbook;
import com.aimixer.monitor.view.Runbooks;

import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The runbooks for people who come from an alert with a browser.
 */
@ForBrowsers
public class RunbookPages {

	private final Runbooks runbooks = Runbooks.packed();

	/**
	 * All runbooks.
	 * @param model what the page shows
	 * @return its template
	 */
	@GetMapping(path = "/runbooks", produces = MediaType.TEXT_HTML_VALUE)
	public String runbooks(Model model) {
		model.addAttribute("runbooks", this.runbooks.all());
		return "runbooks";
	}

	/**
	 * One runbook.
	 * @param name name of the alert
	 * @param model what the page shows
	 * @return its template; 404 if there is none for that alert
	 */
	@GetMapping(path = "/runbooks/{name}", produces = MediaType.TEXT_HTML_VALUE)
	public String runbook(@PathVariable String name, Model model) {
		Runbook runbook = this.runbooks.find(name).orElseThrow(() -> unknown(name));
		model.addAttribute("runbook", runbook);
		model.addAttribute("html", Markdown.html(runbook.markdown()));
		return "runbook";
	}

	private NoSuchPageException unknown(String name) {
		return new NoSuchPageException("There is no runbook '" + name + "'.",
				this.runbooks.near(name).stream().map((each) -> new Link(each, "/runbooks/" + each)).toList());
	}

}
