package com.aimixer.monitor.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A span of time, all of it: what a timeline says, and unknown where it says nothing.
 */
final class Partition {

	private final List<Interval> intervals = new ArrayList<>();

	private long from;

	private Partition(long from) {
		this.from = from;
	}

	static List<Interval> of(Timeline timeline, long from, long to) {
		Partition partition = new Partition(from);
		for (int i = 0; i < timeline.size(); i++) {
			partition.append(Math.min(to, timeline.start(i)), State.UNKNOWN, null);
			partition.append(Math.min(to, timeline.end(i)), timeline.state(i), timeline.cause(i));
		}
		partition.append(to, State.UNKNOWN, null);
		return List.copyOf(partition.intervals);
	}

	private void append(long to, State state, @Nullable Cause cause) {
		if (to > this.from) {
			this.intervals.add(new Interval(Instant.ofEpochMilli(this.from), Instant.ofEpochMilli(to), state, cause));
			this.from = to;
		}
	}

}
