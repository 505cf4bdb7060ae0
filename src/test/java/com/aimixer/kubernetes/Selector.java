package com.aimixer.kubernetes;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A selector of labels, with {@code matchLabels} and {@code matchExpressions}; one
 * without any term selects everything.
 *
 * @param json what it says
 */
record Selector(JsonNode json) {

	/**
	 * The selector of a Service: labels and nothing else. Without any it selects nobody.
	 */
	static boolean matchesPlain(JsonNode labels, Map<String, String> candidate) {
		return !labels.isEmpty() && candidate.entrySet().containsAll(Documents.texts(labels).entrySet());
	}

	boolean matches(Map<String, String> labels) {
		return labels.entrySet().containsAll(Documents.texts(this.json.path("matchLabels")).entrySet())
				&& this.json.path("matchExpressions").valueStream().allMatch((term) -> holds(term, labels));
	}

	private static boolean holds(JsonNode term, Map<String, String> labels) {
		String value = labels.get(term.path("key").asString(""));
		boolean named = Documents.strings(term.path("values")).anyMatch((name) -> name.equals(value));
		return switch (term.path("operator").asString("")) {
			case "In" -> named;
			case "NotIn" -> !named;
			case "Exists" -> value != null;
			case "DoesNotExist" -> value == null;
			default -> throw new IllegalArgumentException("no operator of a selector: " + term);
		};
	}

}
