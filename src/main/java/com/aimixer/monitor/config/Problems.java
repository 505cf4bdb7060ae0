package com.aimixer.monitor.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects every mistake, each once, in the order in which they are found.
 */
final class Problems {

	private final Set<Problem> found = new LinkedHashSet<>();

	private final Set<String> keys = new HashSet<>();

	void add(Problem problem) {
		this.found.add(problem);
		this.keys.add(problem.key());
	}

	/**
	 * Whether a key is wrong already, so that what depends on it is not worth checking.
	 */
	boolean concern(String key) {
		return this.keys.contains(key);
	}

	List<Problem> all() {
		return List.copyOf(this.found);
	}

}
