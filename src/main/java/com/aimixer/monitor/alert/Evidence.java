package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What an alert about an endpoint can tell.
 *
 * @param facts everything known of the endpoint now
 * @param intervals its last 24 hours
 * @param time what the wall clock says
 */
record Evidence(EndpointFacts facts, List<Interval> intervals, TimeSource time) {

	String endpoint() {
		return this.facts.endpoint().name();
	}

	/** An instant of the steady timeline, to the second, as the wall clock has it. */
	String at(Instant steady) {
		return this.time.wall(steady).truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** The end of the latest stretch of time in a state, or null if there is none. */
	@Nullable Instant latestEnd(State state) {
		return this.intervals.reversed()
			.stream()
			.filter((interval) -> interval.state() == state)
			.map(Interval::to)
			.findFirst()
			.orElse(null);
	}

	/** How much of the 24 hours was in a state. */
	Duration spent(State state) {
		return this.intervals.stream()
			.filter((interval) -> interval.state() == state)
			.map((interval) -> Duration.between(interval.from(), interval.to()))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/** How often in the 24 hours a state began. */
	long times(State state) {
		return this.intervals.stream().filter((interval) -> interval.state() == state).count();
	}

}
