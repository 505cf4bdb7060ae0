package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.IntervalView;
import com.aimixer.monitor.view.PhasesView;
import com.aimixer.monitor.view.ProbeView;
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
		List<ProbeView> probes = Stream
			.concat(answers("11:31", 150, 150, 40).stream(), answers("11:46", 150, 40, 40).stream())
			.toList();
		List<Bin> bins = Bins.of(probes, DayBar.start(NOW), Duration.ofMinutes(15), 100);
		DayBar bar = DayBar.of(List.of(interval("11:30", "12:05", "up")), bins, NOW);
		assertThat(words(bar)).containsExactly("0-93 unknown", "93-94 slow", "94-96 up");
		assertThat(bar.words()).isEqualTo("up in 2, slow in 1, unknown in 93 of 96 quarter hours");
	}

	@Test
	void aLineHasGapsWhereNothingWasHeard() {
		Sparkline line = Sparkline.of(
				Stream.concat(answers("12:00", 40).stream(), answers("11:30", 200).stream()).toList(),
				Thresholds.DEFAULT, NOW);
		Objects.requireNonNull(line);
		assertThat(line.path().chars().filter((character) -> character == 'M').count()).isEqualTo(2);
		assertThat(line.words()).isEqualTo("Response time between 40.0 ms and 200 ms, last hour, of which 35 min are "
				+ "known; the dashed line is at 100 ms");
	}

	@Test
	void confirmationsAndSkipsAreNoResponseTimes() {
		List<ProbeView> probes = List.of(probe("12:00", 1, "success", 900), probe("12:00", 0, "skipped", 900),
				probe("12:00", 0, "failure", 900), probe("12:00", 0, "success", 50));
		assertThat(Bins.of(probes, DayBar.start(NOW), Duration.ofMinutes(15), 100))
			.containsExactly(new Bin(95, at("12:00"), 50, 50, 50, 1, 0, 1));
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

	private static List<ProbeView> answers(String at, double... millis) {
		return IntStream.range(0, millis.length).mapToObj((i) -> probe(at, 0, "success", millis[i])).toList();
	}

	private static ProbeView probe(String at, int attempt, String result, double millis) {
		return new ProbeView(at(at), attempt, result, null, null, null, 200, millis, new PhasesView(0, 0, 0, 0, 0));
	}

	private static Instant at(String time) {
		return Instant.parse("2026-03-01T" + time + ":00Z");
	}

}
