package com.aimixer.simulator.mixer;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The six regional endpoints in the order of their ports, with the traffic each of their
 * pods carries.
 */
public enum Region {

	/** Eight pods. */
	US_WEST(1, "us-west", "us-west.aimixer.com", 8, 66, 17.5),

	/** Eight pods, the busiest region. */
	US_EAST(2, "us-east", "us-east.aimixer.com", 8, 74, 17),

	/** Four pods. */
	EU_WEST(3, "eu-west", "eu-west.aimixer.com", 4, 62, 18),

	/** Three pods. */
	AP(4, "ap", "ap.aimixer.com", 3, 58, 18.5),

	/** An entry point without pods of its own. */
	EDGE(5, "edge", "edge.aimixer.com", 0, 0, 0),

	/** An entry point without pods of its own. */
	GLOBAL(6, "global", "api.aimixer.com", 0, 0, 0);

	private final int number;

	private final String label;

	private final String host;

	private final int pods;

	private final double requestsPerSecond;

	private final double medianMillis;

	Region(int number, String label, String host, int pods, double requestsPerSecond, double medianMillis) {
		this.number = number;
		this.label = label;
		this.host = host;
		this.pods = pods;
		this.requestsPerSecond = requestsPerSecond;
		this.medianMillis = medianMillis;
	}

	/**
	 * Its place in the order of the ports.
	 * @return 1 to 6
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The region's name in labels, JSON and faults.
	 * @return for example {@code us-west}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * The name the production endpoint has, for certificates.
	 * @return for example {@code us-west.aimixer.com}
	 */
	public String host() {
		return this.host;
	}

	/**
	 * How many pods run in the region.
	 * @return 0 for mere entry points
	 */
	public int pods() {
		return this.pods;
	}

	/**
	 * Mean traffic of one pod.
	 * @return requests per second
	 */
	public double requestsPerSecond() {
		return this.requestsPerSecond;
	}

	/**
	 * Median processing time of one request.
	 * @return milliseconds
	 */
	public double medianMillis() {
		return this.medianMillis;
	}

	/**
	 * Finds a region by its label.
	 * @param label the label
	 * @return the region, or empty if there is none of that name
	 */
	public static Optional<Region> find(String label) {
		return Arrays.stream(values()).filter((region) -> region.label.equals(label)).findFirst();
	}

	/**
	 * All labels, for messages.
	 * @return the labels with commas between
	 */
	public static String labels() {
		return Arrays.stream(values()).map(Region::label).collect(Collectors.joining(", "));
	}

}
