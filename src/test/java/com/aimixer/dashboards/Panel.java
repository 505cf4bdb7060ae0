package com.aimixer.dashboards;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A panel or a row.
 *
 * @param id unique in its dashboard
 * @param type stat, timeseries, row and so on
 * @param title its title
 * @param description what is good, what is bad, which alerts watch it
 * @param gridPos where it is
 * @param targets what it asks
 * @param fieldConfig how values are shown
 * @param links its links
 * @param panels those of a closed row
 */
record Panel(int id, String type, String title, String description, GridPos gridPos, List<Target> targets,
		FieldConfig fieldConfig, List<Link> links, List<Panel> panels) {

	private static final Pattern ALERTS = Pattern.compile("(?:^|\n)Alerts: (.*)\\.$", Pattern.DOTALL);

	private static final Pattern ALERT = Pattern.compile("([A-Z]\\w+) \\(([a-z]+(?:(?:, | and | or )[a-z]+)*)\\)");

	Panel {
		title = Objects.requireNonNullElse(title, "");
		description = Objects.requireNonNullElse(description, "");
		gridPos = Objects.requireNonNullElse(gridPos, new GridPos(0, 0, 0, 0));
		targets = Dashboard.orEmpty(targets);
		fieldConfig = Objects.requireNonNullElse(fieldConfig, new FieldConfig(null, null));
		links = Dashboard.orEmpty(links);
		panels = Dashboard.orEmpty(panels);
	}

	/**
	 * Where a panel is, in units of the grid.
	 *
	 * @param x from the left
	 * @param y from the top
	 * @param w width, at most 24 with x
	 * @param h height
	 */
	record GridPos(int x, int y, int w, int h) {

		boolean overlaps(GridPos other) {
			return this.x < other.x + other.w && other.x < this.x + this.w && this.y < other.y + other.h
					&& other.y < this.y + this.h;
		}

	}

	/**
	 * What a panel asks.
	 *
	 * @param refId unique in its panel
	 * @param expr the expression
	 * @param legendFormat the name of each series
	 * @param format time_series, table or heatmap
	 * @param instant whether only the newest value is asked for
	 */
	record Target(@Nullable String refId, String expr, @Nullable String legendFormat, @Nullable String format,
			boolean instant) {

		Target {
			expr = Objects.requireNonNullElse(expr, "");
		}

	}

	/**
	 * How values are shown.
	 *
	 * @param defaults all values
	 * @param overrides some of them
	 */
	record FieldConfig(@Nullable Defaults defaults, @Nullable List<JsonNode> overrides) {

	}

	/**
	 * How all values of a panel are shown.
	 *
	 * @param unit one of Grafana's units
	 * @param noValue what is shown where there is nothing
	 * @param thresholds where colours change
	 * @param mappings words instead of values
	 */
	record Defaults(@Nullable String unit, @Nullable String noValue, @Nullable Thresholds thresholds,
			@Nullable List<JsonNode> mappings) {

	}

	/**
	 * Where colours change.
	 *
	 * @param steps from the lowest, which has no value, to the highest
	 */
	record Thresholds(@Nullable List<Step> steps) {

	}

	/**
	 * A colour and from which value on it is used.
	 *
	 * @param color the colour
	 * @param value the value, none for the lowest
	 */
	record Step(String color, @Nullable Double value) {

	}

	boolean isRow() {
		return this.type.equals("row");
	}

	Defaults defaults() {
		return Objects.requireNonNullElse(this.fieldConfig.defaults(), new Defaults(null, null, null, null));
	}

	/** Where its colours change; there may be no such place. */
	List<Step> steps() {
		Thresholds thresholds = defaults().thresholds();
		return (thresholds != null) ? Dashboard.orEmpty(thresholds.steps()) : List.of();
	}

	/** The elements of a setting that only some of its values have. */
	Stream<JsonNode> overridden(String setting) {
		return Dashboard.orEmpty(this.fieldConfig.overrides())
			.stream()
			.flatMap((override) -> override.path("properties").valueStream())
			.filter((property) -> property.path("id").asString("").equals(setting))
			.flatMap((property) -> property.path("value").valueStream());
	}

	/** Those that only some of its values have. */
	List<Step> overriddenSteps() {
		return overridden("thresholds").filter(JsonNode::isArray)
			.flatMap(JsonNode::valueStream)
			.map((step) -> new Step(step.path("color").asString(""),
					step.path("value").isNumber() ? step.path("value").doubleValue() : null))
			.toList();
	}

	/** What its description says of alerts, without the full stop; empty if nothing. */
	String alertsLine() {
		Matcher line = ALERTS.matcher(this.description);
		return line.find() ? line.group(1) : "";
	}

	/** The alerts that its description names. */
	List<NamedAlert> alerts() {
		return ALERT.matcher(alertsLine())
			.results()
			.map((alert) -> new NamedAlert(alert.group(1), List.of(alert.group(2).split(", | and | or "))))
			.toList();
	}

	/** What it says of alerts without what {@link #alerts} has read. */
	String unreadAlerts() {
		return ALERT.matcher(alertsLine()).replaceAll("").replaceAll("[, ]|\\band\\b", "");
	}

	Stream<String> expressions() {
		return this.targets.stream().map(Target::expr);
	}

	/**
	 * An alert that a description names.
	 *
	 * @param name its name
	 * @param severities the severities that it says it has
	 */
	record NamedAlert(String name, List<String> severities) {

	}

}
