package com.aimixer.dashboards;

import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at a dashboard in one respect.
 */
@FunctionalInterface
interface Check {

	/** All there are. */
	List<Check> ALL = List.of(new FrameCheck(), new LayoutCheck(), new WordsCheck(), new AlertsCheck(),
			new ThresholdsCheck(), new VariablesCheck(), new QueriesCheck(), new ColorsCheck(), new MappingsCheck());

	/** What is wrong, one sentence each; nothing if all is well. */
	Stream<String> complaints(DashboardFile file);

	/** The same of a panel: a sentence if it is wrong, nothing if not. */
	static Stream<String> unless(boolean good, Panel panel, String complaint) {
		return good ? Stream.empty() : Stream.of("panel '" + panel.title() + "' " + complaint);
	}

	/** A sentence if something is wrong, nothing if not. */
	static Stream<String> unless(boolean good, String complaint) {
		return good ? Stream.empty() : Stream.of(complaint);
	}

}
