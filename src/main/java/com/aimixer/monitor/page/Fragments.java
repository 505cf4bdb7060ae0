package com.aimixer.monitor.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders parts of pages by themselves, as the event stream sends them, from the
 * templates that render the pages too. The names of the parts are those of the events.
 */
public final class Fragments {

	static final String CARDS = "cards";

	static final String VERDICT = "verdict";

	static final String INCIDENTS = "incidents";

	static final String ALERTS = "alerts";

	/** All that is below the head of a page. */
	static final String CONTENT = "content";

	private static final String PARTS = "fragments";

	private final ITemplateEngine templates;

	private final Overview overview;

	private final EndpointContent endpoints;

	private final AlertBook alerts;

	/**
	 * Fragments of the templates.
	 * @param templates the engine that renders the pages too
	 * @param overview what the first page shows
	 * @param endpoints what the pages of the endpoints show
	 * @param alerts what the page of the alerts shows
	 */
	public Fragments(ITemplateEngine templates, Overview overview, EndpointContent endpoints, AlertBook alerts) {
		this.templates = templates;
		this.overview = overview;
		this.endpoints = endpoints;
		this.alerts = alerts;
	}

	String cards(List<String> shown, int hidden) {
		return render(PARTS, CARDS, Map.of("cards", this.overview.cards(shown), "hidden", hidden));
	}

	String card(String name) {
		return render(PARTS, "card", Map.of("card", this.overview.card(name).orElseThrow()));
	}

	String verdict(Verdict verdict) {
		return render(PARTS, VERDICT, Map.of("verdict", verdict));
	}

	String incidents() {
		return render(PARTS, INCIDENTS, Map.of("incidents", this.overview.incidents()));
	}

	String alerts() {
		return render(PARTS, ALERTS, Map.of("alerts", this.alerts.firing()));
	}

	/** The page of an endpoint, or that it is gone. */
	String endpoint(String name) {
		return this.endpoints.of(name)
			.map((model) -> render("endpoint", CONTENT, model))
			.orElseGet(() -> render(PARTS, "gone", Map.of("name", name)));
	}

	String allAlerts() {
		return render("alerts", CONTENT, Map.of("alerts", this.alerts.all()));
	}

	/** The sign of life: up to when everything was sent. */
	String ping(Instant at) {
		return render(PARTS, "alive", Map.of("at", this.overview.moment(at)));
	}

	private String render(String template, String part, Map<String, Object> model) {
		return this.templates.process(template, Set.of(part), new Context(Locale.ROOT, model));
	}

}
