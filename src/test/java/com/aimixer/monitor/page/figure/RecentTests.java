package com.aimixer.monitor.page.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.view.PhasesView;
import com.aimixer.monitor.view.ProbeView;
import com.aimixer.monitor.view.QuarterView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * It is 12:05; the quarter hour in progress is the last of 96.
 */
class RecentTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:05:00Z");

	@Test
	void theFirstHoursAreShownProbeByProbe() {
		List<ProbeView> probes = Stream.concat(answers("12:00", 40).stream(), answers("11:30", 200, 100).stream())
			.toList();
		Recent recent = recent(quarters(11 * 60 + 30, 2), () -> probes);
		assertThat(recent.period().words()).isEqualTo("last hour, of which 35 min are known");
		assertThat(recent.bins()).hasSize(2).extracting(Bin::successes).containsExactly(2, 1);
		Sparkline line = Objects.requireNonNull(Sparkline.of(recent, Thresholds.DEFAULT));
		// a gap where nothing was heard
		assertThat(line.path().chars().filter((character) -> character == 'M').count()).isEqualTo(2);
		assertThat(line.words()).isEqualTo("Response time between 40.0 ms and 100 ms, last hour, of which 35 min are "
				+ "known; the dashed line is at 100 ms");
	}

	@Test
	void fromSixHoursOnItIsADayOfQuarterHours() {
		Recent recent = recent(quarters(5 * 60, 29), RecentTests::nobodyMayAsk);
		assertThat(recent.period().words()).isEqualTo("last 24 hours, of which 7 h 5 min are known");
		assertThat(recent.bins()).hasSize(29);
		assertThat(recent.bins().getFirst().index()).isEqualTo(67);
		assertThat(recent.bins().getLast()).isEqualTo(new Bin(95, at("12:00"), 50, 90, 95, 90, 1, 2));
	}

	/** As with an interval of 10 s: a thousand probes are less than three hours. */
	@Test
	void probesThatDoNotReachBackAreNoPictureOfTheWhole() {
		List<ProbeView> latest = answers("11:30", 40);
		assertThat(recent(quarters(9 * 60, 13), () -> latest).period().length()).isEqualTo(Duration.ofHours(24));
		assertThat(recent(quarters(11 * 60 + 15, 4), () -> latest).period().length()).isEqualTo(Duration.ofHours(24));
		assertThat(recent(quarters(9 * 60, 13), () -> answers("09:14", 40)).period().length())
			.isEqualTo(Duration.ofHours(6));
	}

	@Test
	void aWholeDayIsAllKnown() {
		List<QuarterView> day = IntStream.range(0, 97)
			.mapToObj((i) -> quarter(at("12:00").minus(Duration.ofMinutes(15L * (96 - i)))))
			.toList();
		Recent recent = recent(day, RecentTests::nobodyMayAsk);
		assertThat(recent.period().words()).isEqualTo("last 24 hours");
		// the first of 97 has begun before
		assertThat(recent.bins()).hasSize(96).extracting(Bin::index).isSorted().doesNotHaveDuplicates();
		LatencyChart chart = LatencyChart.of(recent, Thresholds.DEFAULT);
		assertThat(chart.words()).isEqualTo("Medians between 50.0 ms and 50.0 ms, the slowest answer took 95.0 ms; "
				+ "8640 answers, 192 failures.");
		assertThat(chart.p50().chars().filter((character) -> character == 'M').count()).isEqualTo(1);
		assertThat(chart.columns()).extracting(LatencyChart.Column::label)
			.containsExactly("-24 h", "-18 h", "-12 h", "-6 h", "now");
	}

	@Test
	void quartersOfAClockThatHasSteppedAreShownWhereMostOfThemLies() {
		Recent recent = recent(List.of(quarter(at("03:07")), quarter(at("03:24"))), RecentTests::nobodyMayAsk);
		assertThat(recent.bins()).extracting(Bin::index).containsExactly(59, 61);
	}

	@Test
	void aQuarterHourOfFailuresAloneIsNoLine() {
		QuarterView failed = new QuarterView(at("03:00"), 0, 0, 30, null, null, null);
		Recent recent = recent(List.of(failed), RecentTests::nobodyMayAsk);
		assertThat(Sparkline.of(recent, Thresholds.DEFAULT)).isNull();
		LatencyChart chart = LatencyChart.of(recent, Thresholds.DEFAULT);
		assertThat(chart.words()).isEqualTo("No probe was answered in this time.");
		assertThat(chart.failures()).isNotEmpty();
		assertThat(chart.p50()).isEmpty();
	}

	@Test
	void nothingAtAllIsAnEmptyHour() {
		Recent recent = recent(List.of(), List::of);
		assertThat(recent.bins()).isEmpty();
		assertThat(recent.period().words()).isEqualTo("last hour, of which 0 s are known");
	}

	@Test
	void confirmationsAndSkipsAreNoResponseTimes() {
		List<ProbeView> probes = List.of(probe("12:00", 1, "success", 900), probe("12:00", 0, "skipped", 900),
				probe("12:00", 0, "failure", 900), probe("12:00", 0, "success", 50));
		assertThat(Bins.of(probes, DayBar.start(NOW), Duration.ofMinutes(15), Thresholds.DEFAULT))
			.containsExactly(new Bin(95, at("12:00"), 50, 50, 50, 1, 0, 1));
	}

	private static Recent recent(List<QuarterView> quarters, Supplier<List<ProbeView>> probes) {
		return Recent.of(quarters, probes, Thresholds.DEFAULT, NOW);
	}

	private static List<ProbeView> nobodyMayAsk() {
		throw new IllegalStateException("a thousand probes for nothing");
	}

	/** So many without a gap, from a minute of the day on. */
	private static List<QuarterView> quarters(int firstMinute, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> quarter(at("00:00").plus(Duration.ofMinutes(firstMinute + 15L * i))))
			.toList();
	}

	private static QuarterView quarter(Instant from) {
		return new QuarterView(from, 90, 1, 2, 50.0, 90.0, 95.0);
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
