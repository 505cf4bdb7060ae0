package com.aimixer.dashboards;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression of a dashboard as Prometheus gets it.
 *
 * @param where dashboard and panel
 * @param expression the expression with all variables replaced
 * @param labels the labels that the names of its series are made of
 */
record Query(String where, String expression, Set<String> labels) {

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
						replaced(target.expr()), labels(target))));
		Stream<Query> ofVariables = dashboard.templating()
			.list()
			.stream()
			.filter((variable) -> variable.type().equals("query"))
			.map((variable) -> new Query(file + ", variable " + variable.name(), replaced(values(variable.source())),
					Set.of()));
		Stream<Query> ofAnnotations = dashboard.annotations()
			.list()
			.stream()
			.filter((annotation) -> annotation.expr() != null)
			.map((annotation) -> new Query(file + ", annotation '" + annotation.name() + "'",
					replaced(Objects.requireNonNull(annotation.expr())), Set.of()));
		return Stream.of(ofPanels, ofVariables, ofAnnotations).flatMap((queries) -> queries);
	}

	/**
	 * What is missing from the series that it has found; empty if nothing. No alert means
	 * that nothing is wrong.
	 */
	String complaint(Map<Map<String, String>, Double> series) {
		if (!this.expression.contains("ALERTS") && series.values().stream().allMatch((value) -> value.isNaN())) {
			return series.isEmpty() ? "nothing found" : "nothing but NaN";
		}
		return this.labels.stream()
			.filter((label) -> !series.isEmpty())
			.filter((label) -> series.keySet().stream().noneMatch((labels) -> labels.containsKey(label)))
			.map((label) -> "no series has the label " + label + " of the legend")
			.collect(Collectors.joining(", "));
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

	private static Set<String> labels(Panel.Target target) {
		return LEGEND_LABEL.matcher(Objects.requireNonNullElse(target.legendFormat(), ""))
			.results()
			.map((MatchResult label) -> label.group(1))
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.where + ": " + this.expression;
	}

}
