package com.aimixer.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The alerts that the rules of Prometheus raise.
 */
final class RuleFiles {

	private RuleFiles() {
	}

	/**
	 * An alerting rule.
	 *
	 * @param name the name of the alert
	 * @param severity its severity
	 * @param runbook its runbook_url
	 * @param dashboard its dashboard_url
	 */
	record Alert(String name, String severity, String runbook, String dashboard) {
	}

	static List<Alert> alerts() throws IOException {
		List<Alert> alerts = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("prometheus", "rules"))) {
			for (Path file : files.sorted().toList()) {
				YamlFile.read(file)
					.path("groups")
					.valueStream()
					.flatMap((group) -> group.path("rules").valueStream())
					.filter((rule) -> rule.has("alert"))
					.forEach((rule) -> alerts.add(alert(rule)));
			}
		}
		return alerts;
	}

	private static Alert alert(JsonNode rule) {
		JsonNode annotations = rule.path("annotations");
		return new Alert(rule.path("alert").asString(), rule.path("labels").path("severity").asString(""),
				annotations.path("runbook_url").asString(""), annotations.path("dashboard_url").asString(""));
	}

}
