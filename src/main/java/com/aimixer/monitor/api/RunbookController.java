package com.aimixer.monitor.api;

import java.util.List;

import com.aimixer.monitor.view.Runbook;
import com.aimixer.monitor.view.Runbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What to do about each alert: where {@code runbook_url} of an alert leads.
 */
@RestController
@Tag(name = "runbooks", description = "What to do about an alert")
@RequestMapping("/runbooks")
public class RunbookController {

	/** First, and so for all who do not choose: not every browser shows Markdown. */
	private static final String PLAIN = "text/plain;charset=UTF-8";

	private static final String MARKDOWN = "text/markdown;charset=UTF-8";

	private final Runbooks runbooks = Runbooks.packed();

	/**
	 * All runbooks.
	 * @return their names in alphabetical order, each with severity and threshold
	 */
	@Operation(summary = "The names of all runbooks")
	@GetMapping(produces = "application/json")
	public RunbooksView runbooks() {
		return new RunbooksView(this.runbooks.all()
			.stream()
			.map((each) -> new RunbooksView.Item(each.alert(), each.summary(), "/runbooks/" + each.alert()))
			.toList());
	}

	/**
	 * One runbook.
	 * @param name name of the alert
	 * @return the text, which is Markdown, as plain text unless Markdown is asked for; to
	 * be asked for again only if it has changed; 404 if there is none for that alert
	 */
	@Operation(summary = "The runbook of an alert, in Markdown")
	@UnknownNameIs404
	@GetMapping(path = "/{name}", produces = { PLAIN, MARKDOWN })
	public ResponseEntity<String> runbook(@PathVariable String name) {
		Runbook runbook = this.runbooks.find(name).orElseThrow(() -> unknown(name));
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.eTag(runbook.tag())
			.body(runbook.markdown());
	}

	private ResponseStatusException unknown(String name) {
		List<String> near = this.runbooks.near(name);
		return new ResponseStatusException(HttpStatus.NOT_FOUND,
				"There is no runbook '" + name + "'. Known: " + String.join(", ", near) + "; all are at /runbooks");
	}

}
