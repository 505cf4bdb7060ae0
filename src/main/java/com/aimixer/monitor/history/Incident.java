package com.aimixer.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint was down, and was not seen up in between. Nobody may have looked for a
 * while: the monitor was off. What is not known is no end.
 *
 * @param endpoint the endpoint
 * @param parts when it was seen down, in the order of time, at least one; what lies
 * between two of them is unknown
 * @param ongoing whether it is down now
 * @param endSeen whether it was seen up again; if it neither goes on nor was seen up,
 * nobody has looked since
 * @param together names of the other endpoints that failed for the same reason at the
 * same time, in the order of the configuration
 */
public record Incident(Endpoint endpoint, List<Interval> parts, boolean ongoing, boolean endSeen,
		List<String> together) {

	public Incident {
		parts = List.copyOf(parts);
		together = List.copyOf(together);
	}

	/**
	 * When it was first seen down.
	 * @return its start
	 */
	public Instant from() {
		return this.parts.getFirst().from();
	}

	/**
	 * Until when it was seen down.
	 * @return its end so far
	 */
	public Instant to() {
		return this.parts.getLast().to();
	}

	/**
	 * Why.
	 * @return the cause of the first part with the evidence of the last one
	 */
	public @Nullable Cause cause() {
		Cause first = this.parts.getFirst().cause();
		Cause last = this.parts.getLast().cause();
		return (first != null && last != null) ? new Cause(first.reason(), first.evidence(), last.lastEvidence())
				: first;
	}

	/**
	 * How long it was seen down.
	 * @return its length so far, without the time in which nobody looked
	 */
	public Duration duration() {
		return this.parts.stream()
			.map((part) -> Duration.between(part.from(), part.to()))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/**
	 * How long nobody looked between its start and its end.
	 * @return the time between its parts
	 */
	public Duration unknown() {
		return Duration.between(from(), to()).minus(duration());
	}

	Incident with(List<String> others) {
		return new Incident(this.endpoint, this.parts, this.ongoing, this.endSeen, others);
	}

}
