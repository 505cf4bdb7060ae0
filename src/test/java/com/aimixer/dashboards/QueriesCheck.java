package com.aimixer.dashboards;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * How panels ask: the chosen data source, rates over windows that fit the resolution, no
 * bare counters, and names for the series.
 */
final class QueriesCheck implements Check {

	private static final JsonNode CHOSEN = DashboardFile
		.parse("{\"type\": \"prometheus\", \"uid\": \"${datasource}\"}");

	private static final JsonNode BUILT_IN = DashboardFile.parse("{\"type\": \"grafana\", \"uid\": \"-- Grafana --\"}");

	private static final Pattern RATE = Pattern
		.compile("\\b(rate|irate|increase)\\s*\\(\\s*([\\w:]+)\\s*(?:\\{[^}]*})?\\s*\\[([^]]*)]");

	/** A name without colons: recording rules have rates already. */
	private static final Pattern COUNTER = Pattern
		.compile("(\\b(?:rate|irate|increase)\\s*\\(\\s*)?(?<![\\w:])([a-z]\\w*_(?:total|bucket|count|sum))\\b(?!:)");

	/**
	 * Small and exact: alerts subtract its minimum from its maximum, and so may panels.
	 */
	private static final String RESTARTS = "kube_pod_container_status_restarts_total";

	/** Panels that name their series by themselves or have but one. */
	private static final Set<String> NAMELESS = Set.of("stat", "gauge", "table", "heatmap");

	@Override
	public Stream<String> complaints(DashboardFile file) {
		return Stream
			.of(sources(file.json()), sourceless(file.json()),
					file.dashboard().shown().stream().flatMap(QueriesCheck::ofPanel))
			.flatMap(Function.identity());
	}

	private static Stream<String> sources(JsonNode json) {
		return json.findValues("datasource")
			.stream()
			.filter((source) -> !source.equals(CHOSEN) && !source.equals(BUILT_IN))
			.map((source) -> "the data source " + source + " cannot be chosen");
	}

	private static Stream<String> sourceless(JsonNode json) {
		Stream<JsonNode> panels = json.findParents("targets").stream();
		Stream<JsonNode> targets = json.findValues("targets").stream().flatMap(JsonNode::valueStream);
		Stream<JsonNode> annotations = json.path("annotations").path("list").valueStream();
		return Stream.of(panels, targets, annotations)
			.flatMap(Function.identity())
			.filter((node) -> !node.has("datasource"))
			.map((node) -> "there is no data source for '"
					+ node.path("title").asString(node.path("expr").asString(node.path("name").asString(""))) + "'");
	}

	private static Stream<String> ofPanel(Panel panel) {
		Stream<String> silent = Check.unless(
				!panel.targets().isEmpty() && panel.expressions().noneMatch(String::isBlank), panel, "asks nothing");
		return Stream.concat(silent,
				panel.targets()
					.stream()
					.flatMap((target) -> Stream.of(windows(panel, target), counters(panel, target), form(panel, target))
						.flatMap(Function.identity())));
	}

	/** What happened in the chosen time may be counted too. */
	private static Stream<String> windows(Panel panel, Panel.Target target) {
		return RATE.matcher(target.expr())
			.results()
			.filter((rate) -> !rate.group(3).equals("$__rate_interval")
					&& !(rate.group(1).equals("increase") && rate.group(3).equals("$__range")))
			.flatMap((rate) -> Check.unless(false, panel, "has " + rate.group(1) + "(" + rate.group(2) + "["
					+ rate.group(3) + "]) and not $__rate_interval"));
	}

	private static Stream<String> counters(Panel panel, Panel.Target target) {
		return COUNTER.matcher(target.expr())
			.results()
			.filter((counter) -> counter.group(1) == null && !counter.group(2).equals(RESTARTS))
			.flatMap((counter) -> Check.unless(false, panel,
					"shows the counter " + counter.group(2) + ", which drops when its process ends"));
	}

	private static Stream<String> form(Panel panel, Panel.Target target) {
		String legend = Objects.requireNonNullElse(target.legendFormat(), "");
		boolean heatmap = panel.type().equals("heatmap");
		Matcher buckets = Pattern.compile("\\bby \\((?:\\w+, )*le\\b").matcher(target.expr());
		return Stream.of(
				Check.unless(NAMELESS.contains(panel.type()) || !(legend.isBlank() || legend.equals("__auto")), panel,
						"does not name its series"),
				Check.unless(!heatmap || ("heatmap".equals(target.format()) && buckets.find()), panel,
						"is a heatmap, but its query is no sum by (le) in that format"),
				Check.unless(!panel.type().equals("table") || target.instant(), panel,
						"is a table of other times than now"))
			.flatMap(Function.identity());
	}

}
