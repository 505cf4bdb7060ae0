package com.aimixer.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.availability.State;

/**
 * Adds intervals up by the days of the wall clock.
 */
final class DayCount {

	private static final long DAY = Duration.ofDays(1).toMillis();

	private final long first;

	private final long now;

	private final long[] up;

	private final long[] down;

	private final int[] incidents;

	/** The day on which an outage was counted that was not seen to end yet, or -1. */
	private int downOn = -1;

	/**
	 * Nothing counted yet.
	 * @param now the present instant of the wall clock
	 * @param days how many days, today included
	 */
	DayCount(Instant now, int days) {
		this.now = now.toEpochMilli();
		this.first = Math.floorDiv(this.now, DAY) - (days - 1);
		this.up = new long[days];
		this.down = new long[days];
		this.incidents = new int[days];
	}

	/** Start of the first day. */
	Instant start() {
		return Instant.ofEpochMilli(this.first * DAY);
	}

	/** Counts an interval, in wall clock time, in the order of time. */
	void add(Interval interval) {
		long from = Math.max(interval.from().toEpochMilli(), this.first * DAY);
		long to = Math.min(interval.to().toEpochMilli(), this.now);
		while (from < to) {
			int day = (int) (Math.floorDiv(from, DAY) - this.first);
			long end = Math.min(to, (this.first + day + 1) * DAY);
			count(day, interval.state(), end - from);
			from = end;
		}
	}

	private void count(int day, State state, long millis) {
		switch (state) {
			case UP -> {
				this.up[day] += millis;
				this.downOn = -1;
			}
			case DOWN -> {
				this.down[day] += millis;
				this.incidents[day] += (this.downOn != day) ? 1 : 0;
				this.downOn = day;
			}
			case UNKNOWN -> {
			}
		}
	}

	List<Day> days() {
		List<Day> days = new ArrayList<>(this.up.length);
		for (int i = 0; i < this.up.length; i++) {
			long passed = Math.clamp(this.now - (this.first + i) * DAY, 1, DAY);
			LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli((this.first + i) * DAY), ZoneOffset.UTC);
			days.add(new Day(date, Availability.of(this.up[i], this.down[i], passed), Duration.ofMillis(this.down[i]),
					this.incidents[i]));
		}
		return days;
	}

}
