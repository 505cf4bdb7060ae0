package com.aimixer.bench.subject;

import java.time.Duration;
import java.util.stream.IntStream;

import com.aimixer.bench.server.TargetKind;

/**
 * What a subject is made to watch. One endpoint of twenty answers after 50 ms, so that
 * response times can be compared with true ones under the load of the others.
 *
 * @param endpoints how many there are
 * @param interval time between two probes of one endpoint
 * @param hangingPercent how many of a hundred never answer
 */
public record Workload(int endpoints, Duration interval, int hangingPercent) {

	private static final int SLOW_EVERY = 20;

	private static final int FIRST_SLOW = 5;

	/**
	 * A workload without hanging endpoints, as often as such a number is usually probed.
	 * @param endpoints how many
	 * @return every second up to 20, every 10 s up to 2,000, every 30 s above
	 */
	public static Workload of(int endpoints) {
		int seconds = (endpoints <= 20) ? 1 : (endpoints <= 2000) ? 10 : 30;
		return new Workload(endpoints, Duration.ofSeconds(seconds), 0);
	}

	/**
	 * The same with some endpoints that hang.
	 * @param percent how many of a hundred
	 * @return another workload
	 */
	public Workload hanging(int percent) {
		return new Workload(this.endpoints, this.interval, percent);
	}

	/**
	 * How an endpoint behaves; the hanging ones are spread evenly.
	 * @param endpoint its index
	 * @return its kind
	 */
	public TargetKind kind(int endpoint) {
		if (endpoint * this.hangingPercent % 100 >= 100 - this.hangingPercent) {
			return TargetKind.HANGING;
		}
		return (endpoint % SLOW_EVERY == FIRST_SLOW) ? TargetKind.SLOW : TargetKind.FAST;
	}

	/**
	 * The path of an endpoint at the target.
	 * @param endpoint its index
	 * @return its path
	 */
	public String path(int endpoint) {
		return kind(endpoint).path(endpoint);
	}

	/**
	 * The endpoints that answer after 50 ms.
	 * @return their indexes
	 */
	public IntStream slow() {
		return IntStream.range(0, this.endpoints).filter((endpoint) -> kind(endpoint) == TargetKind.SLOW);
	}

	/**
	 * The workload in words.
	 * @return such as {@code 1,000 every 10 s}
	 */
	public String title() {
		String plain = "%,d every %d s".formatted(this.endpoints, this.interval.toSeconds());
		return (this.hangingPercent > 0) ? plain + ", " + this.hangingPercent + " % hanging" : plain;
	}

}
