package com.aimixer.dashboards;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard as Grafana understands it, as far as the tests look at it.
 *
 * @param uid what links name it by
 * @param title its title
 * @param panels panels and rows from top to bottom
 * @param templating its variables
 * @param annotations what is marked in all graphs
 * @param links the links at its top
 */
record Dashboard(String uid, String title, List<Panel> panels, Templating templating, Annotations annotations,
		List<Link> links) {

	Dashboard {
		panels = orEmpty(panels);
		links = orEmpty(links);
		templating = (templating != null) ? templating : new Templating(List.of());
		annotations = (annotations != null) ? annotations : new Annotations(List.of());
	}

	/**
	 * The list of variables.
	 *
	 * @param list the variables
	 */
	record Templating(List<Variable> list) {

		Templating {
			list = orEmpty(list);
		}

	}

	/**
	 * What people choose at the top.
	 *
	 * @param name its name in expressions
	 * @param type query, datasource, interval and so on
	 * @param query where its values come from, a text or an object with one
	 */
	record Variable(String name, String type, @Nullable JsonNode query) {

		/** Where its values come from. */
		String source() {
			if (this.query == null) {
				return "";
			}
			return this.query.isObject() ? this.query.path("query").asString("") : this.query.asString("");
		}

	}

	/**
	 * The list of annotations.
	 *
	 * @param list the annotations
	 */
	record Annotations(List<Annotation> list) {

		Annotations {
			list = orEmpty(list);
		}

	}

	/**
	 * What is marked in all graphs.
	 *
	 * @param name its name
	 * @param expr its expression, none if it is built in
	 * @param iconColor the colour of the marks
	 */
	record Annotation(String name, @Nullable String expr, @Nullable String iconColor) {

	}

	/** All panels, those in closed rows and the rows themselves too. */
	Stream<Panel> allPanels() {
		return this.panels.stream().flatMap((panel) -> Stream.concat(Stream.of(panel), panel.panels().stream()));
	}

	/** The panels that show something. */
	List<Panel> shown() {
		return allPanels().filter((panel) -> !panel.isRow()).toList();
	}

	static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

}
