package com.aimixer.monitor.health;

import java.time.Duration;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint at the instant of asking.
 *
 * @param state up, down or unknown
 * @param cause why it is down, or null
 * @param hearing whether anything was heard of it lately
 * @param skip why the last probe was skipped, in words, or null if it was not
 * @param responseTime median of the last three successes, or null while not up
 * @param availability availability of the last 24 h
 */
public record HealthFacts(State state, @Nullable Cause cause, Hearing hearing, @Nullable String skip,
		@Nullable Duration responseTime, Availability availability) {

	/**
	 * Whether anything was heard of an endpoint.
	 */
	public enum Hearing {

		/** Nothing, ever. */
		NEVER,

		/** Nothing for longer than an outcome holds. */
		LOST,

		/** Something, though it may not be confirmed yet. */
		RECENT

	}

}
