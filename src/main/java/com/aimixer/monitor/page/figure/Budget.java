package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.aimixer.monitor.view.DayView;
import com.aimixer.monitor.view.Figures;
import com.aimixer.monitor.view.IntervalView;

/**
 * What is left of the downtime that the objective of 99.9 % allows, by probes. What is
 * not known is not down, so it says how much is known.
 *
 * @param span such as {@code 24 h} or {@code 30 days}
 * @param left such as {@code 1.4 min left}, {@code unknown} if nothing was observed
 * @param words of how much, by how much it is overdrawn, how much of the span is known
 * @param spent whether more was down than allowed
 */
public record Budget(String span, String left, String words, boolean spent) {

	private static final double OBJECTIVE = 0.999;

	private static final Duration DAY = Duration.ofDays(1);

	private static final int DAYS = 30;

	/** Less than that is the start of the monitor, not a gap. */
	private static final Duration HARDLY_ANYTHING = Duration.ofMinutes(1);

	/**
	 * The budget of the last 24 hours.
	 * @param intervals what they were
	 * @return the budget
	 */
	public static Budget ofDay(List<IntervalView> intervals) {
		Duration down = total(intervals, "down");
		Duration known = down.plus(total(intervals, "up"));
		return of(Figures.span(DAY), DAY, down, known, known.plus(HARDLY_ANYTHING).compareTo(DAY) >= 0);
	}

	/**
	 * The budget of the last 30 days, today as far as it has passed.
	 * @param days in the order of time, the last is today
	 * @param now the instant of asking
	 * @return the budget
	 */
	public static Budget ofDays(List<DayView> days, Instant now) {
		Duration down = Duration.ZERO;
		Duration known = Duration.ZERO;
		Duration passed = Duration.ZERO;
		for (DayView day : days.subList(Math.max(0, days.size() - DAYS), days.size())) {
			Duration length = passed(day, now);
			down = down.plusMillis((long) day.downMs());
			known = known.plusMillis(Math.round(day.availability().coverage() * length.toMillis()));
			passed = passed.plus(length);
		}
		return of(DAYS + " days", Duration.ofDays(DAYS), down, known,
				known.plus(HARDLY_ANYTHING).compareTo(passed) >= 0);
	}

	private static Duration total(List<IntervalView> intervals, String state) {
		return intervals.stream()
			.filter((interval) -> interval.state().equals(state))
			.map((interval) -> Duration.between(interval.from(), interval.to()))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/** How much of a day is over. */
	private static Duration passed(DayView day, Instant now) {
		Duration passed = Duration.between(day.date().atStartOfDay().toInstant(ZoneOffset.UTC), now);
		return (passed.compareTo(DAY) < 0) ? passed : DAY;
	}

	private static Budget of(String span, Duration window, Duration down, Duration known, boolean complete) {
		long allowed = Math.round(window.toMillis() * (1 - OBJECTIVE));
		long left = allowed - down.toMillis();
		String words = "of " + minutes(allowed) + ", by probes";
		if (known.isZero()) {
			return new Budget(span, "unknown", words, false);
		}
		String of = complete ? "" : "; " + Figures.span(known) + " known";
		if (left < 0) {
			return new Budget(span, "none left", words + "; " + over(Duration.ofMillis(-left)) + " over" + of, true);
		}
		return new Budget(span, minutes(left) + " left", words + of, false);
	}

	private static String over(Duration much) {
		return (much.toHours() > 0) ? Figures.span(much) : minutes(much.toMillis());
	}

	private static String minutes(long millis) {
		return Scale.number(Math.floor(millis / 600.0) / 100) + " min";
	}

}
