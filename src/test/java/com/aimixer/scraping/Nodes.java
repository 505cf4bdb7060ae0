package com.aimixer.scraping;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Nodes of a YAML document.
 */
final class Nodes {

	private Nodes() {
	}

	/** A mapping; empty where there is none. */
	@SuppressWarnings("unchecked")
	static Map<String, Object> map(@Nullable Object node) {
		return (node != null) ? (Map<String, Object>) node : Map.of();
	}

	/** A list; empty where there is none. */
	static List<?> list(@Nullable Object node) {
		return (node != null) ? (List<?>) node : List.of();
	}

	/** A list of mappings; empty where there is none. */
	static <T> List<T> maps(@Nullable Object node, Function<Map<String, Object>, T> read) {
		return list(node).stream().map((item) -> read.apply(map(item))).toList();
	}

}
