package com.aimixer.simulator.channel;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading JSON of which nothing is certain.
 */
final class Json {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/** The object in a body, or null if there is none. */
	static @Nullable JsonNode object(String body) {
		try {
			JsonNode node = MAPPER.readTree(body);
			return (node != null && node.isObject()) ? node : null;
		}
		catch (JacksonException ignored) {
			return null;
		}
	}

	/** The text of a field, empty if it has none. */
	static String text(JsonNode node, String field) {
		return node.path(field).asString("");
	}

}
