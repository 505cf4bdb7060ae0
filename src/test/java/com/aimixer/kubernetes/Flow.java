package com.aimixer.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/**
 * One opens connections to the other at a port.
 *
 * @param from the name of a party, or {@code all}
 * @param to the name of a party
 * @param port where
 */
record Flow(String from, String to, Port port) {

	private static final String HEADING = "Flows in the cluster";

	/** The builds that have rows of their own. */
	private static final String BUILDS = "^(demo|tls|operator|scale-out):.*";

	/**
	 * The rows of a page's table that hold for a build: where the last cell begins with
	 * the name of an overlay, it is for that one.
	 */
	static List<Flow> table(String page, String build) {
		return page.lines()
			.dropWhile((line) -> !(line.startsWith("#") && line.contains(HEADING)))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("#"))
			.filter((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> line.replace("`", "").split("\\|"))
			.filter((cells) -> !cells[4].strip().matches(BUILDS) || cells[4].strip().startsWith(build + ":"))
			.flatMap((cells) -> names(cells[1]).flatMap((from) -> names(cells[2])
				.flatMap((to) -> names(cells[3]).flatMap(Port::parse).map((port) -> new Flow(from, to, port)))))
			.toList();
	}

	private static Stream<String> names(String cell) {
		return Stream.of(cell.split(",")).map(String::strip);
	}

	@Override
	public String toString() {
		return this.from + " -> " + this.to + " " + this.port;
	}

}
