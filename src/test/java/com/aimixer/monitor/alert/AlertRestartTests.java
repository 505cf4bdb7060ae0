package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of alerts when the monitor is started again.
 */
class AlertRestartTests {

	private final AlertFixture monitor = new AlertFixture();

	@Test
	void anAlertWhoseCauseGoesOnIsTakenUpAndNotFiredTwice() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		AlertRecord before = this.monitor.only("ServiceDown");
		this.monitor.time.advance(Duration.ofSeconds(90));
		this.monitor.restart(null);
		this.monitor.pass(1);
		assertThat(this.monitor.posts).singleElement()
			.satisfies((post) -> assertThat(post).singleElement()
				.extracting(AlertRecord::id, AlertRecord::state)
				.containsExactly(before.id(), AlertState.FIRING));
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.only("ServiceDown").startsAt()).isEqualTo(before.startsAt());
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	@Test
	void anAlertWhoseCauseHasEndedIsResolvedWithTheFirstAnswer() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.restart(null);
		this.monitor.pass(5);
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).isEmpty();
		assertThat(this.monitor.posts.getLast()).singleElement()
			.extracting(AlertRecord::state)
			.isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void anAlertThatWasNotHeardOfForLongIsHeldBackUntilItsCauseIsSeen() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.time.advance(Duration.ofMinutes(10));
		this.monitor.restart(null);
		this.monitor.pass(120);
		assertThat(this.monitor.posts).isEmpty();
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
		this.monitor.down(this.monitor.west);
		this.monitor.pass(1);
		assertThat(this.monitor.posts).singleElement()
			.satisfies((post) -> assertThat(post).singleElement()
				.extracting(AlertRecord::state)
				.isEqualTo(AlertState.FIRING));
		this.monitor.pass(60);
		assertThat(this.monitor.posts).hasSize(2);
	}

	@Test
	void anAlertThatNobodyWatchesAnyMoreEndsWithTheStart() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		Instant restart = this.monitor.now();
		this.monitor.restart(null,
				new AlertOrigin("monitor-1", AlertFixture.ORIGIN.monitor(), AlertFixture.ORIGIN.grafana()));
		assertThat(this.monitor.firing()).isEmpty();
		assertThat(this.monitor.only("ServiceDown").endsAt()).isEqualTo(restart);
		this.monitor.pass(1);
		assertThat(this.monitor.posts.getFirst()).singleElement()
			.extracting(AlertRecord::state)
			.isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void anEndThatWasNotToldBeforeTheRestartIsToldAfterIt() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(1);
		this.monitor.restart(null);
		this.monitor.pass(1);
		assertThat(this.monitor.posts.getFirst()).singleElement()
			.extracting(AlertRecord::state)
			.isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void alertsOfPrometheusAreLeftAlone() {
		AlertRecord theirs = AlertRecord.fired(AlertSource.PROMETHEUS, Map.of("alertname", "HighErrorRate"), Map.of(),
				this.monitor.now());
		this.monitor.history.save(theirs);
		this.monitor.restart(null);
		this.monitor.pass(120);
		assertThat(this.monitor.history.all()).containsExactly(theirs);
		assertThat(this.monitor.posts).isEmpty();
	}

}
