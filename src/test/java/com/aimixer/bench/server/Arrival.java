package com.aimixer.bench.server;

/**
 * One request that the target has read.
 *
 * @param endpoint index of the endpoint
 * @param epochNanos when it was read, in nanoseconds of the epoch
 * @param delayNanos from there until the answer was written, or {@link #NEVER_ANSWERED}
 */
public record Arrival(int endpoint, long epochNanos, long delayNanos) {

	/** The delay of a request that hangs. */
	public static final long NEVER_ANSWERED = -1;

	String line() {
		return this.endpoint + " " + this.epochNanos + " " + this.delayNanos;
	}

	static Arrival parse(String line) {
		String[] fields = line.split(" ");
		return new Arrival(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
	}

}
