package com.aimixer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.aimixer.bench.server.Arrival;
import com.aimixer.bench.subject.MeasuredProbe;
import com.aimixer.bench.subject.Workload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The arithmetic behind the figures of the report, on arrivals made by hand.
 */
class ArrivalAnalysisTests {

	private static final long MILLI = 1_000_000;

	private static final Span MINUTE = new Span(0, 60_000 * MILLI);

	private final Workload ten = new Workload(10, Duration.ofSeconds(10), 0);

	@Test
	void anExactGridHasNoErrorAndNoBurst() {
		ArrivalAnalysis analysis = new ArrivalAnalysis(this.ten, grid(10), MINUTE);
		assertThat(analysis.cadenceError().millis(100)).isZero();
		assertThat(analysis.missed()).isZero();
		assertThat(analysis.count()).isEqualTo(60);
		// one of ten a second, in 100 ms with an even share of one
		assertThat(analysis.burst()).isCloseTo(10.0, within(1e-9));
	}

	@Test
	void aLateRequestSpoilsTheDistancesOnBothSides() {
		List<Arrival> arrivals = grid(1);
		arrivals.set(3, new Arrival(0, 30_007 * MILLI, 0));
		ArrivalAnalysis analysis = new ArrivalAnalysis(new Workload(1, Duration.ofSeconds(10), 0), arrivals, MINUTE);
		assertThat(analysis.cadenceError().count()).isEqualTo(5);
		assertThat(analysis.cadenceError().millis(50)).isZero();
		assertThat(analysis.cadenceError().millis(100)).isEqualTo(7.0);
	}

	@Test
	void whatDidNotComeIsMissedAlsoAtTheEnd() {
		List<Arrival> arrivals = grid(10);
		arrivals.removeIf((arrival) -> arrival.endpoint() == 3 && arrival.epochNanos() >= 40_000 * MILLI);
		arrivals.removeIf((arrival) -> arrival.endpoint() == 4 && arrival.epochNanos() / (10_000 * MILLI) == 2);
		assertThat(new ArrivalAnalysis(this.ten, arrivals, MINUTE).missed()).isEqualTo(3);
	}

	@Test
	void hangingEndpointsAreLeftOut() {
		Workload hanging = this.ten.hanging(30);
		List<Arrival> arrivals = grid(10);
		arrivals.removeIf((arrival) -> hanging.path(arrival.endpoint()).startsWith("/hang"));
		assertThat(arrivals).hasSize(42);
		assertThat(new ArrivalAnalysis(hanging, arrivals, MINUTE).missed()).isZero();
	}

	@Test
	void theTrueDelayIsTakenFromTheMeasuredResponseTime() {
		Workload slow = new Workload(6, Duration.ofSeconds(10), 0);
		List<Arrival> arrivals = List.of(new Arrival(5, 1000 * MILLI, 50 * MILLI),
				new Arrival(5, 11_000 * MILLI, 51 * MILLI), new Arrival(5, 70_000 * MILLI, 50 * MILLI));
		List<MeasuredProbe> measured = LongStream.of(999, 10_999, 69_999)
			.mapToObj((at) -> new MeasuredProbe(5, at * MILLI, 52 * MILLI))
			.toList();
		var error = new ArrivalAnalysis(slow, arrivals, MINUTE).responseError(measured);
		assertThat(error.count()).isEqualTo(2);
		assertThat(error.millis(50)).isEqualTo(1.0);
		assertThat(error.millis(100)).isEqualTo(2.0);
	}

	/** Six rounds, endpoint i of n at i seconds. */
	private static List<Arrival> grid(int endpoints) {
		List<Arrival> arrivals = new ArrayList<>();
		for (int round = 0; round < 6; round++) {
			for (int endpoint = 0; endpoint < endpoints; endpoint++) {
				arrivals.add(new Arrival(endpoint, (round * 10_000L + endpoint * 1000L) * MILLI, 0));
			}
		}
		return arrivals;
	}

}
