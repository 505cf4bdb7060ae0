package com.aimixer.dashboards;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.aimixer.monitor.config.MonitorSettings.Links;
import tools.jackson.databind.JsonNode;

/**
 * What surrounds the panels: the settings that all dashboards share, their links and
 * their annotations.
 */
final class FrameCheck implements Check {

	private static final String SETTINGS = """
			{"id": null, "tags": ["ai-mixer"], "editable": false, "schemaVersion": 39, "refresh": "30s",
			 "timezone": "browser", "graphTooltip": 1}
			""";

	/** What Grafana would add when it saves the dashboard. */
	private static final List<String> LINK_FIELDS = List.of("asDropdown", "icon", "includeVars", "keepTime", "tags",
			"targetBlank", "title", "tooltip", "type", "url");

	private static final String STATUS_PAGE = Links.DEFAULT.monitor() + "/";

	@Override
	public Stream<String> complaints(DashboardFile file) {
		return Stream.of(name(file), settings(file.json()), links(file), fields(file.json()), annotations(file))
			.flatMap((complaints) -> complaints);
	}

	private static Stream<String> name(DashboardFile file) {
		String uid = file.dashboard().uid();
		return Stream
			.of(Check.unless(file.name().equals(uid), "the uid is '" + uid + "' in the file " + file.name() + ".json"),
					Check.unless(uid.matches("ai-mixer-[a-z]+") && uid.length() <= 40, "no uid is '" + uid + "'"),
					Check.unless(!file.dashboard().title().isBlank(), "the dashboard has no title"),
					Check.unless(!file.json().has("__inputs"), "__inputs have to be filled in by hand"))
			.flatMap((complaints) -> complaints);
	}

	private static Stream<String> settings(JsonNode json) {
		return DashboardFile.parse(SETTINGS)
			.propertyStream()
			.filter((setting) -> !setting.getValue().equals(json.get(setting.getKey())))
			.map((setting) -> setting.getKey() + " is " + json.path(setting.getKey()) + " and not "
					+ setting.getValue());
	}

	private static Stream<String> links(DashboardFile file) {
		List<Link> links = file.dashboard().links();
		boolean toOthers = links.stream()
			.anyMatch((link) -> "dashboards".equals(link.type()) && List.of("ai-mixer").equals(link.tags())
					&& link.includeVars() && link.keepTime());
		Stream<String> toDashboards = Check.unless(toOthers,
				"no link leads to the dashboards with the tag ai-mixer and keeps time and variables");
		Stream<String> elsewhere = Stream.of(STATUS_PAGE, STATUS_PAGE + "runbooks")
			.filter((url) -> links.stream().noneMatch((link) -> url.equals(link.url()) && link.targetBlank()))
			.map((url) -> "no link leads to " + url + " beside the dashboard");
		Stream<String> deep = file.json()
			.findValuesAsString("url")
			.stream()
			.filter((url) -> url.contains("/d/"))
			.filter((url) -> !url.contains("${__url_time_range}") || !url.contains("var-region="))
			.map((url) -> "the link to " + url + " forgets time or region");
		return Stream.of(toDashboards, elsewhere, deep).flatMap((complaints) -> complaints);
	}

	private static Stream<String> fields(JsonNode json) {
		Stream<JsonNode> ofPanels = json.path("panels")
			.valueStream()
			.flatMap((panel) -> panel.path("links").valueStream());
		return Stream.concat(json.path("links").valueStream(), ofPanels)
			.flatMap((link) -> LINK_FIELDS.stream()
				.filter((field) -> !link.hasNonNull(field))
				.map((field) -> "the link '" + link.path("title").asString("") + "' has no " + field));
	}

	private static Stream<String> annotations(DashboardFile file) {
		List<Dashboard.Annotation> annotations = file.dashboard().annotations().list();
		Stream<String> firing = Check.unless(annotations.stream().anyMatch(FrameCheck::marksAlerts),
				"no annotation marks the alerts that fire in the region");
		Stream<String> colorless = annotations.stream()
			.filter((annotation) -> annotation.iconColor() == null)
			.map((annotation) -> "the annotation '" + annotation.name() + "' has no iconColor");
		return Stream.concat(firing, colorless);
	}

	private static boolean marksAlerts(Dashboard.Annotation annotation) {
		String expression = Objects.requireNonNullElse(annotation.expr(), "");
		return Stream.of("ALERTS", "alertstate=\"firing\"", "alertname!=\"Watchdog\"", "region=~\"$region|\"")
			.allMatch(expression::contains);
	}

}
