package com.aimixer.dashboards;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression of a dashboard as Prometheus gets it.
 *
 * @param where dashboard and panel
 * @param expression the expression with all variables replaced
 * @param legend how its series are named, empty if they need no names
 */
record Query(String where, String expression, String legend) {

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((?:(.+),)?\\s*(\\w+)\\s*\\)",
			Pattern.DOTALL);

	private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)", Pattern.DOTALL);

	private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

	/** Those of panels, variables and annotations. */
	static Stream<Query> allOf(DashboardFile file) {
		Dashboard dashboard = file.dashboard();
		Stream<Query> ofPanels = dashboard.shown()
			.stream()
			.flatMap((panel) -> panel.targets()
				.stream()
				.map((target) -> new Query(file + ", panel '" + panel.title() + "' " + target.refId(),
						replaced(target.expr()), legend(panel, target))));
		Stream<Query> ofVariables = dashboard.templating()
			.list()
			.stream()
			.filter((variable) -> variable.type().equals("query"))
			.map((variable) -> new Query(file + ", variable " + variable.name(), replaced(values(variable.source())),
					""));
		Stream<Query> ofAnnotations = dashboard.annotations()
			.list()
			.stream()
			.filter((annotation) -> annotation.expr() != null)
			.map((annotation) -> new Query(file + ", annotation '" + annotation.name() + "'",
					replaced(Objects.requireNonNull(annotation.expr())), ""));
		return Stream.of(ofPanels, ofVariables, ofAnnotations).flatMap((queries) -> queries);
	}

	/**
	 * What is wrong with the series that it has found; empty if nothing. No alert means
	 * that all is well.
	 */
	String complaint(Map<Map<String, String>, Double> series) {
		if (!this.expression.contains("ALERTS") && series.values().stream().allMatch((value) -> value.isNaN())) {
			return series.isEmpty() ? "nothing found" : "nothing but NaN";
		}
		Set<String> names = new TreeSet<>();
		return series.keySet()
			.stream()
			.map(this::named)
			.filter((name) -> !this.legend.isEmpty() && !names.add(name))
			.distinct()
			.map((name) -> "several series are called '" + name + "'")
			.collect(Collectors.joining(", "));
	}

	private String named(Map<String, String> labels) {
		return LEGEND_LABEL.matcher(this.legend)
			.replaceAll((label) -> Matcher.quoteReplacement(labels.getOrDefault(label.group(1), "")));
	}

	/** What Grafana asks Prometheus for the values of a variable. */
	private static String values(String source) {
		Matcher result = QUERY_RESULT.matcher(source);
		if (result.matches()) {
			return result.group(1);
		}
		Matcher values = LABEL_VALUES.matcher(source);
		if (!values.matches()) {
			throw new IllegalArgumentException(
					"'" + source + "' is neither label_values(...) nor query_result(...), which is all that is known");
		}
		String label = values.group(2);
		String selector = (values.group(1) != null) ? values.group(1) : "{" + label + "!=\"\"}";
		return "group by (" + label + ") (" + selector + ")";
	}

	private static String replaced(String expression) {
		return expression.replaceAll("\\$(?:__rate_interval|\\{__rate_interval})", "1m")
			.replaceAll("\\$(?:__interval|\\{__interval})", "15s")
			.replaceAll("\\$(?:__range|\\{__range})", "1h")
			.replaceAll("\\$(?:\\w+|\\{\\w+(?::\\w+)?})", ".*");
	}

	/**
	 * Grafana names them by all their labels with {@code __auto}; cells have no names.
	 */
	private static String legend(Panel panel, Panel.Target target) {
		String legend = Objects.requireNonNullElse(target.legendFormat(), "");
		return legend.equals("__auto") || Set.of("table", "heatmap").contains(panel.type()) ? "" : legend;
	}

	@Override
	public String toString() {
		return this.where + ": " + this.expression;
	}

}
