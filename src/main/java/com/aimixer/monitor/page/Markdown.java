package com.aimixer.monitor.page;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as HTML that can be shown as it is: HTML in the text is escaped, addresses are
 * only such as lead to pages or mail.
 */
final class Markdown {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

	private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.extensions(EXTENSIONS)
		.escapeHtml(true)
		.sanitizeUrls(true)
		// what may scroll sideways must be reached by the keyboard
		.attributeProviderFactory((_) -> (_, tag, attributes) -> {
			if (tag.equals("pre") || tag.equals("table")) {
				attributes.put("tabindex", "0");
			}
		})
		.build();

	private Markdown() {
	}

	static String html(String markdown) {
		return RENDERER.render(PARSER.parse(markdown));
	}

}
