package com.aimixer.monitor.page;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders a part of a page by itself, as the event stream sends it.
 */
public final class Fragments {

	private final ITemplateEngine templates;

	/**
	 * Fragments of the templates.
	 * @param templates the engine that renders the pages too
	 */
	public Fragments(ITemplateEngine templates) {
		this.templates = templates;
	}

	/** A fragment of {@code fragments.html}. */
	String render(String name, Map<String, Object> model) {
		return this.templates.process("fragments", Set.of(name), new Context(Locale.ROOT, model));
	}

}
