package com.aimixer.dashboards;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Variables: data source and region are there as agreed, each one is used, and none is
 * used that is not there.
 */
final class VariablesCheck implements Check {

	private static final JsonNode DATASOURCE = DashboardFile.parse("""
			{"name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus"}
			""");

	/** The values are asked for again when the time range changes. */
	private static final JsonNode REGION = DashboardFile.parse("""
			{"name": "region", "label": "Region", "type": "query", "multi": true, "includeAll": true, "allValue": ".*",
			 "refresh": 2}
			""");

	/** {@code $name}, {@code ${name}} or {@code ${name:format}}. */
	private static final Pattern USE = Pattern.compile("\\$(?:([a-z_]\\w*)|\\{([a-z_]\\w*)[^}]*})");

	/** Those that Grafana has. */
	private static final String BUILT_IN = "__\\w+";

	@Override
	public Stream<String> complaints(DashboardFile file) {
		Set<String> defined = file.dashboard()
			.templating()
			.list()
			.stream()
			.map(Dashboard.Variable::name)
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> used = uses(file.json().toString());
		Stream<String> idle = defined.stream()
			.filter((name) -> !used.contains(name))
			.map((name) -> "the variable " + name + " is not used");
		Stream<String> missing = used.stream()
			.filter((name) -> !defined.contains(name))
			.map((name) -> "the variable " + name + " is used but not there");
		return Stream.of(agreed(file.json(), DATASOURCE), agreed(file.json(), REGION), sources(file), idle, missing)
			.flatMap((complaints) -> complaints);
	}

	private static Stream<String> agreed(JsonNode json, JsonNode expected) {
		List<JsonNode> found = json.path("templating")
			.path("list")
			.valueStream()
			.filter((variable) -> variable.path("name").equals(expected.get("name")))
			.toList();
		String name = expected.path("name").asString();
		if (found.size() != 1) {
			return Stream.of("there are " + found.size() + " variables " + name);
		}
		return expected.propertyStream()
			.filter((field) -> !field.getValue().equals(found.getFirst().get(field.getKey())))
			.map((field) -> "the variable " + name + " has the " + field.getKey() + " "
					+ found.getFirst().path(field.getKey()) + " and not " + field.getValue());
	}

	private static Stream<String> sources(DashboardFile file) {
		return file.dashboard()
			.templating()
			.list()
			.stream()
			.filter((variable) -> variable.type().equals("query"))
			.filter((variable) -> !variable.source().matches("(?s)(?:label_values|query_result)\\(.+\\)"))
			.map((variable) -> "the variable " + variable.name() + " asks for '" + variable.source() + "'");
	}

	private static Set<String> uses(String text) {
		return USE.matcher(text)
			.results()
			.map(VariablesCheck::name)
			.filter((name) -> !name.matches(BUILT_IN))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String name(MatchResult use) {
		return (use.group(1) != null) ? use.group(1) : use.group(2);
	}

}
