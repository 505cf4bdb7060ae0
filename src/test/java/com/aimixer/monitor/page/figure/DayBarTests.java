package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.view.IntervalView;
import com.aimixer.monitor.view.QuarterView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day that ends at 12:05: its quarter hours reach from 12:15 of the day before to
 * 12:15.
 */
class DayBarTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:05:00Z");

	@Test
	void aQuarterHourInWhichAnythingWasDownIsDown() {
		assertThat(runs(interval("11:00", "11:59", "up"), interval("11:59", "12:00", "down"),
				interval("12:00", "12:05", "up")))
			.containsExactly("0-91 unknown", "91-94 up", "94-95 down", "95-96 up");
	}

	@Test
	void whatEndsAtAQuarterHourDoesNotTouchTheNext() {
		assertThat(runs(interval("11:00", "11:15", "down"), interval("11:15", "11:30", "unknown"),
				interval("11:30", "12:05", "up")))
			.containsExactly("0-91 unknown", "91-92 down", "92-93 unknown", "93-96 up");
	}

	@Test
	void whatBeganBeforeTheDayFillsItsBeginning() {
		IntervalView day = new IntervalView(NOW.minus(Duration.ofDays(1)), NOW, "up", null, null);
		assertThat(DayBar.of(List.of(day), List.of(), NOW).words()).isEqualTo("up in 96 of 96 quarter hours");
	}

	@Test
	void aQuarterHourIsSlowWhenMostOfItsAnswersWere() {
		DayBar bar = DayBar.of(List.of(interval("11:30", "12:05", "up")),
				List.of(quarter("11:30", 3, 2), quarter("11:45", 4, 2)), NOW);
		assertThat(words(bar)).containsExactly("0-93 unknown", "93-94 slow", "94-96 up");
		assertThat(bar.words()).isEqualTo("up in 2, slow in 1, unknown in 93 of 96 quarter hours");
	}

	private static List<String> runs(IntervalView... intervals) {
		return words(DayBar.of(List.of(intervals), List.of(), NOW));
	}

	private static List<String> words(DayBar bar) {
		return bar.runs().stream().map((run) -> run.from() + "-" + run.to() + " " + run.state()).toList();
	}

	private static IntervalView interval(String from, String to, String state) {
		return new IntervalView(at(from), at(to), state, null, null);
	}

	private static QuarterView quarter(String from, int successes, int slow) {
		return new QuarterView(at(from), successes, slow, 0, 40.0, 150.0, 150.0);
	}

	private static Instant at(String time) {
		return Instant.parse("2026-03-01T" + time + ":00Z");
	}

}
