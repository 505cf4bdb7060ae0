package com.aimixer.monitor.health;

import java.time.Duration;
import java.util.List;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.health.HealthFacts.Hearing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HealthJudgeTests {

	private static final Availability ALL_UP = new Availability(1.0, 1.0, 1.0, 1.0);

	@ParameterizedTest
	@CsvSource(textBlock = """
			 40    | HEALTHY   |
			100    | HEALTHY   |
			100.04 | DEGRADED  | response time 100.1 ms is above 100 ms
			240    | DEGRADED  | response time 240 ms is above 100 ms
			500    | DEGRADED  | response time 500 ms is above 100 ms
			500.01 | UNHEALTHY | response time 500.1 ms is above 500 ms
			""", delimiter = '|')
	void responseTimeIsJudgedStrictlyAboveItsThresholds(double millis, HealthStatus status, @Nullable String reason) {
		Judgement judgement = judge(State.UP, Duration.ofNanos((long) (millis * 1e6)), ALL_UP);
		assertThat(judgement.status()).isEqualTo(status);
		assertThat(judgement.reasons()).isEqualTo((reason != null) ? List.of(reason) : List.of());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			0.95    | 1    | HEALTHY  |
			0.94999 | 1    | DEGRADED | 24 h availability 94.99 % is below 95 %
			0.10    | 1    | DEGRADED | 24 h availability 10 % is below 95 %
			0.00    | 0.04 | HEALTHY  |
			0.00    | 0.05 | DEGRADED | 24 h availability 0 % is below 95 %
			""", delimiter = '|')
	void lowAvailabilityDegradesOnceAnHourWasObserved(double ratio, double coverage, HealthStatus status,
			@Nullable String reason) {
		Judgement judgement = judge(State.UP, Duration.ofMillis(40), new Availability(ratio, coverage, 0, 1));
		assertThat(judgement.status()).isEqualTo(status);
		assertThat(judgement.reasons()).isEqualTo((reason != null) ? List.of(reason) : List.of());
	}

	@Test
	void downIsUnhealthyWithItsEvidence() {
		Judgement judgement = HealthJudge.judge(new HealthFacts(State.DOWN, new Cause("refused", "connection refused"),
				Hearing.RECENT, null, null, ALL_UP), Thresholds.DEFAULT);
		assertThat(judgement).isEqualTo(new Judgement(HealthStatus.UNHEALTHY, List.of("down: connection refused")));
	}

	@Test
	void allFindingsAreListedWithTheMostSevereFirst() {
		Judgement judgement = judge(State.UP, Duration.ofMillis(700), new Availability(0.5, 1, 0.5, 0.5));
		assertThat(judgement.status()).isEqualTo(HealthStatus.UNHEALTHY);
		assertThat(judgement.reasons()).containsExactly("response time 700 ms is above 500 ms",
				"24 h availability 50 % is below 95 %");
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					NEVER  |                        | not probed yet
					RECENT |                        | what was heard first is being confirmed
					LOST   |                        | nothing heard for more than 2.5 intervals
					LOST   | the monitor was paused | nothing heard for more than 2.5 intervals; the last probe was skipped: the monitor was paused
					""",
			delimiter = '|')
	void unknownSaysWhy(Hearing hearing, @Nullable String skip, String reason) {
		HealthFacts facts = new HealthFacts(State.UNKNOWN, null, hearing, skip, null, new Availability(null, 0, 0, 1));
		assertThat(HealthJudge.judge(facts, Thresholds.DEFAULT))
			.isEqualTo(new Judgement(HealthStatus.UNKNOWN, List.of(reason)));
	}

	@Test
	void theFleetHasTheWorstStatus() {
		assertThat(HealthStatus.worst(List.of(HealthStatus.HEALTHY, HealthStatus.UNKNOWN, HealthStatus.DEGRADED)))
			.isEqualTo(HealthStatus.UNKNOWN);
		assertThat(HealthStatus.worst(List.of(HealthStatus.UNHEALTHY, HealthStatus.UNKNOWN)))
			.isEqualTo(HealthStatus.UNHEALTHY);
		assertThat(HealthStatus.worst(List.of())).isEqualTo(HealthStatus.UNKNOWN);
	}

	private static Judgement judge(State state, @Nullable Duration responseTime, Availability availability) {
		return HealthJudge.judge(new HealthFacts(state, null, Hearing.RECENT, null, responseTime, availability),
				Thresholds.DEFAULT);
	}

}
