package com.aimixer.monitor.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.BoardListener;
import com.aimixer.monitor.board.EndpointFacts;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.HealthStatus;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.schedule.Tick;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What outcomes make of an endpoint: up, down, blips, response time.
 */
class EndpointWatchTests extends AbstractWatchTests {

	@Test
	void aQuickSuccessIsHealthyAtOnce() {
		tick(success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(facts().responseTime()).isEqualTo(Duration.ofMillis(40));
	}

	@Test
	void aConfirmedFailureIsDownFromTheStartOfTheFirst() {
		tick(success(40));
		tick(failure(), failure(), failure());
		assertThat(facts().state()).isEqualTo(State.DOWN);
		assertThat(facts().since()).isEqualTo(START.plus(INTERVAL));
		assertThat(this.attempts).containsExactly(0, 0, 1, 2);
	}

	@Test
	void confirmationsAreSpacedApart() {
		tick(failure(), failure(), failure());
		assertThat(this.board.latestProbes("eu-west", 3).orElseThrow()).extracting((each) -> each.outcome().startedAt())
			.containsExactly(START.plusSeconds(2), START.plusSeconds(1), START);
	}

	@Test
	void aBlipIsListedAndNoDowntime() {
		tick(success(40));
		tick(failure(), success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(this.board.availability("eu-west").orElseThrow().blips()).hasSize(1);
	}

	@Test
	void whileDownThereIsOneProbeATick() {
		tick(failure(), failure(), failure());
		this.attempts.clear();
		tick(failure());
		tick(failure());
		assertThat(this.attempts).containsExactly(0, 0);
	}

	@Test
	void oneSuccessEndsADownInterval() {
		tick(failure(), failure(), failure());
		tick(success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(facts().since()).isEqualTo(START.plus(INTERVAL));
	}

	@Test
	void downtimeIsMeasuredFromFirstFailureToFirstSuccess() {
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(failure());
		tick(success(40));
		assertThat(facts().availability().ratio()).isEqualTo(0.5);
	}

	@Test
	void aColdSlowAnswerDoesNotDegrade() {
		tick(success(400), success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(this.changes).extracting((change) -> change.judgement().status())
			.containsExactly(HealthStatus.HEALTHY);
	}

	@Test
	void anEndpointThatIsReallySlowIsDegradedAfterThreeMeasurements() {
		tick(success(400), success(300), success(350));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.DEGRADED);
		assertThat(facts().judgement().reasons()).containsExactly("response time 350 ms is above 100 ms");
	}

	@Test
	void measurementsFromBeforeAnOutageDoNotCountAfterIt() {
		tick(success(40));
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(success(300), success(300), success(300));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.DEGRADED);
	}

	@Test
	void healthyAfterAnOutageThatEndsSlowlyIsSinceItBecameFast() {
		tick(success(40));
		tick(failure(), failure(), failure());
		tick(success(700), success(700), success(700));
		Instant fast = this.time.now();
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.UNHEALTHY);
		tick(success(40));
		tick(success(40));
		assertThat(facts().judgement().status()).isEqualTo(HealthStatus.HEALTHY);
		assertThat(facts().since()).isEqualTo(fast.plus(INTERVAL));
	}

	@Test
	void whileTheFirstFailureIsConfirmedTheStatusSaysSo() {
		this.script.add(failure());
		this.script.add((at) -> {
			assertThat(facts().judgement().reasons()).containsExactly("what was heard first is being confirmed");
			return Outcomes.success(at, 40);
		});
		this.watch.run(new Tick(this.time.now(), Duration.ZERO));
		assertThat(this.script).isEmpty();
	}

	@Test
	void everyThirdProbeFailingAloneIsNeverDown() {
		for (int i = 0; i < 300; i++) {
			if (i % 3 == 0) {
				tick(failure(), success(40));
			}
			else {
				tick(success(40));
			}
		}
		assertThat(facts().availability().ratio()).isEqualTo(1.0);
		assertThat(this.changes).hasSize(1);
	}

	@Test
	void readingChangesNothing() {
		tick(success(40));
		this.time.advance(Duration.ofSeconds(10));
		EndpointFacts before = facts();
		for (int i = 0; i < 100; i++) {
			this.board.facts();
			this.board.availability("eu-west");
		}
		assertThat(facts()).isEqualTo(before);
	}

	@Test
	void onlySoManyRecordsAreKept() {
		StatusBoard small = new StatusBoard(this.time, List.of(ENDPOINT), HistoryLimits.of(INTERVAL, 3, 1));
		for (int i = 0; i < 5; i++) {
			small.record(ENDPOINT, i, Outcomes.success(this.time.now(), 40), Duration.ZERO);
		}
		assertThat(small.latestProbes("eu-west", 10).orElseThrow()).extracting(ProbeRecord::attempt)
			.containsExactly(4, 3, 2);
	}

	@Test
	void tenThousandEndpointsShareAMillionRecords() {
		assertThat(HistoryLimits.of(INTERVAL, 1000, 10_000).records()).isEqualTo(100);
		assertThat(HistoryLimits.of(INTERVAL, 1000, 6).records()).isEqualTo(1000);
	}

	@Test
	void aListenerThatFailsHarmsNobodyAndIsCounted() {
		this.board.listen(new BoardListener() {

			@Override
			public void onProbe(Endpoint endpoint, ProbeRecord record, Duration lateness) {
				throw new IllegalStateException("broken listener");
			}

		});
		tick(success(40));
		assertThat(facts().state()).isEqualTo(State.UP);
		assertThat(this.board.listenerFailures()).isOne();
	}

	@Test
	void latencyCountsSuccessesWithoutConfirmations() {
		tick(success(40));
		tick(failure(), success(40));
		tick(success(40));
		assertThat(facts().latency().count()).isEqualTo(2);
	}

}
