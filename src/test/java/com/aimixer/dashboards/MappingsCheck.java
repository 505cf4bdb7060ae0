package com.aimixer.dashboards;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Words instead of values: nothing is said in grey and not in the colour of the lowest
 * values, which is green where high ones are bad, and ranges have two ends.
 */
final class MappingsCheck implements Check {

	private static final Set<String> PAINTED = Set.of("stat", "gauge", "bargauge");

	private static final String UNKNOWN = "#808080";

	@Override
	public Stream<String> complaints(DashboardFile file) {
		return file.dashboard().shown().stream().flatMap(MappingsCheck::ofPanel);
	}

	private static Stream<String> ofPanel(Panel panel) {
		List<JsonNode> mappings = Dashboard.orEmpty(panel.defaults().mappings());
		String noValue = Objects.requireNonNullElse(panel.defaults().noValue(), "");
		Stream<String> nothing = Check.unless(
				!PAINTED.contains(panel.type())
						|| mappings.stream().anyMatch((mapping) -> saysNothingInGrey(mapping, noValue)),
				panel, "shows nothing in the colour of its lowest values");
		Stream<String> open = Stream.concat(mappings.stream(), panel.overridden("mappings"))
			.filter((mapping) -> mapping.path("type").asString("").equals("range"))
			.map((mapping) -> mapping.path("options"))
			.filter((range) -> !range.path("from").isNumber() || !range.path("to").isNumber())
			.flatMap((range) -> Check.unless(false, panel, "has a range without an end: " + range));
		return Stream.concat(nothing, open);
	}

	private static boolean saysNothingInGrey(JsonNode mapping, String noValue) {
		JsonNode result = mapping.at("/options/result");
		return mapping.at("/options/match").asString("").equals("null+nan")
				&& result.path("color").asString("").equals(UNKNOWN)
				&& result.path("text").asString("").equals(noValue);
	}

}
