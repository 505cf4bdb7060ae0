package com.aimixer.monitor.board;

import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.latency.PastQuarter;
import com.aimixer.monitor.probe.Failed;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier process has written down of an endpoint. Everything is in the order of
 * time, on the steady timeline, and before now.
 *
 * @param intervals up or down, without overlaps; the last one ends at the last outcome
 * @param quarters what the first attempts of each quarter hour came to
 * @param records the latest lines of its history
 * @param blips failures that were refuted
 * @param status its last status, or null if it had none
 */
public record PastFacts(List<Interval> intervals, List<PastQuarter> quarters, List<ProbeRecord> records,
		List<Failed> blips, @Nullable PastStatus status) {

	/** Nothing was written down. */
	public static final PastFacts NONE = new PastFacts(List.of(), List.of(), List.of(), List.of(), null);

	public PastFacts {
		intervals = List.copyOf(intervals);
		quarters = List.copyOf(quarters);
		records = List.copyOf(records);
		blips = List.copyOf(blips);
	}

	/** When it was last down, in milliseconds; only what was heard later is judged. */
	long lastDown() {
		return this.intervals.stream()
			.filter((interval) -> interval.state() == State.DOWN)
			.mapToLong((interval) -> interval.to().toEpochMilli())
			.max()
			.orElse(Long.MIN_VALUE);
	}

	/**
	 * A status.
	 *
	 * @param status the status
	 * @param since since when
	 */
	public record PastStatus(HealthStatus status, Instant since) {
	}

}
