package com.aimixer.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.history.InventedPast;
import com.aimixer.monitor.history.PastIntervals;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sixty days before {@link WebStory}, with everything that the bar of a day can show:
 * us-west was seen for two hours on the first of them, down for half an hour on the tenth
 * and for six hours on the thirtieth; eu-west was down for longer every week. Edge was
 * not watched.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("story.past")
class PastStory {

	static final Instant FIRST = Instant.parse("2025-12-30T22:00:00Z");

	private static final Instant LAST = Instant.parse("2026-02-28T00:00:00Z");

	@Bean
	PastIntervals past() {
		List<Interval> usWest = upBut(List.of(down("2026-01-08", 30), down("2026-01-28", 360)));
		List<Interval> euWest = upBut(List.of(down("2026-01-05", 1), down("2026-01-12", 4), down("2026-01-19", 15),
				down("2026-01-26", 60), down("2026-02-02", 120), down("2026-02-09", 240)));
		return new InventedPast().since(FIRST).add("us-west", usWest).add("eu-west", euWest);
	}

	private static Interval down(String day, int minutes) {
		Instant from = Instant.parse(day + "T03:00:00Z");
		return new Interval(from, from.plus(Duration.ofMinutes(minutes)), State.DOWN,
				new Cause("timeout", "no answer within 5 s"));
	}

	private static List<Interval> upBut(List<Interval> outages) {
		List<Interval> intervals = new ArrayList<>();
		Instant up = FIRST;
		for (Interval outage : outages) {
			intervals.add(new Interval(up, outage.from(), State.UP, null));
			intervals.add(outage);
			up = outage.to();
		}
		intervals.add(new Interval(up, LAST, State.UP, null));
		return List.copyOf(intervals);
	}

}
