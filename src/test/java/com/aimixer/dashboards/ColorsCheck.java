package com.aimixer.dashboards;

import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Green, yellow, orange and red say how something is, and nothing else; what has no state
 * has another hue, the same for a region everywhere.
 */
final class ColorsCheck implements Check {

	/**
	 * The last two are no judgement: a value without limits, a state that nobody knows.
	 */
	private static final Set<String> STATES = Set.of("green", "yellow", "orange", "red", "text", "#808080");

	/** The last one is how dark the cells of a heatmap are. */
	private static final Set<String> MODES = Set.of("thresholds", "fixed", "shades", "opacity");

	@Override
	public Stream<String> complaints(DashboardFile file) {
		Stream<String> states = Stream.of("steps", "mappings")
			.flatMap((field) -> file.json().findValues(field).stream())
			.flatMap((values) -> values.findValuesAsString("color").stream())
			.filter((color) -> !STATES.contains(color))
			.map((color) -> "a state has the colour " + color);
		Stream<String> series = file.json()
			.findValuesAsString("fixedColor")
			.stream()
			.filter((color) -> !isBluePurpleOrGrey(color))
			.map((color) -> "a series has the colour " + color + ", which is one of states or none of regions");
		Stream<String> modes = file.json()
			.findValues("color")
			.stream()
			.map((color) -> color.path("mode"))
			.filter(JsonNode::isString)
			.filter((mode) -> !MODES.contains(mode.asString()))
			.map((mode) -> "colours are chosen by " + mode.asString());
		return Stream.of(states, series, modes).flatMap((complaints) -> complaints);
	}

	private static boolean isBluePurpleOrGrey(String color) {
		if (!color.matches("#[0-9A-Fa-f]{6}")) {
			return color.matches("(?:(?:super-)?(?:light|dark|semi-dark)-)?(?:blue|purple)|text");
		}
		int red = Integer.parseInt(color.substring(1, 3), 16);
		int green = Integer.parseInt(color.substring(3, 5), 16);
		int blue = Integer.parseInt(color.substring(5, 7), 16);
		return blue >= red && blue >= green;
	}

}
