package com.aimixer.rules.file;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a document in one place, for tests that plant a mistake.
 */
public final class JsonChange {

	private JsonChange() {
	}

	/**
	 * Replace, add or remove a value.
	 * @param json the document, which is changed
	 * @param at the place; an index that an array does not have adds to it
	 * @param put the new value, or null to remove what is there
	 */
	public static void make(JsonNode json, String at, @Nullable JsonNode put) {
		JsonPointer place = JsonPointer.compile(at);
		String name = place.last().getMatchingProperty();
		switch (json.at(place.head())) {
			case ArrayNode array when put == null -> array.remove(Integer.parseInt(name));
			case ArrayNode array when array.has(Integer.parseInt(name)) -> array.set(Integer.parseInt(name), put);
			case ArrayNode array -> array.add(put);
			case ObjectNode object when put == null -> object.remove(name);
			case ObjectNode object -> object.set(name, put);
			default -> throw new IllegalArgumentException("there is no place " + at);
		}
	}

}
