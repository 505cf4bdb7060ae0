package com.aimixer.monitor.config;

import java.util.List;

/**
 * What the configuration says: settings to run with, or every mistake in it.
 */
public sealed interface LoadedSettings {

	/**
	 * Nothing is wrong.
	 *
	 * @param settings the checked settings
	 */
	record Accepted(MonitorSettings settings) implements LoadedSettings {
	}

	/**
	 * Something is wrong.
	 *
	 * @param problems all mistakes, at least one
	 */
	record Refused(List<Problem> problems) implements LoadedSettings {

		public Refused {
			problems = List.copyOf(problems);
		}

	}

}
