package com.aimixer.monitor.alert;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The heartbeat of Prometheus, and what the monitor makes of its absence.
 */
class WatchdogTests {

	private static final Duration PATIENCE = Duration.ofMinutes(11);

	private final AlertFixture monitor = new AlertFixture(PATIENCE);

	@Test
	void aHeartbeatEveryFiveMinutesKeepsItQuiet() {
		for (int beat = 0; beat < 12; beat++) {
			hear();
			this.monitor.pass(300);
		}
		assertThat(this.monitor.history.all()).isEmpty();
	}

	@Test
	void itsAbsenceRaisesAnAlarmAndItsReturnEndsIt() {
		hear();
		this.monitor.pass(660);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).containsExactly("WatchdogSilent");
		AlertRecord alert = this.monitor.only("WatchdogSilent");
		assertThat(alert.labels()).doesNotContainKey("region").containsEntry("severity", "critical");
		assertThat(alert.annotations()).containsEntry("runbook_url",
				"https://monitor.example.com/runbooks/WatchdogSilent");
		assertThat(alert.annotations().get("description")).startsWith("It arrived last at 2026-03-01T12:00:00Z.");
		hear();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).isEmpty();
	}

	@Test
	void oneThatNeverCameIsMissedToo() {
		this.monitor.pass(661);
		assertThat(this.monitor.firing()).containsExactly("WatchdogSilent");
		assertThat(this.monitor.only("WatchdogSilent").annotations().get("description"))
			.startsWith("It has not arrived since this monitor was started");
	}

	@Test
	void aMonitorThatStoodStillWasDeafAndListensAnew() {
		hear();
		this.monitor.pass(10);
		this.monitor.time.advance(Duration.ofHours(2));
		this.monitor.pass(661);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).containsExactly("WatchdogSilent");
	}

	@Test
	void aRestartDoesNotEndTheAlarmTheHeartbeatDoes() {
		this.monitor.pass(661);
		this.monitor.restart(PATIENCE);
		this.monitor.pass(30);
		assertThat(this.monitor.firing()).containsExactly("WatchdogSilent");
		hear();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).isEmpty();
	}

	@Test
	void theAlarmEndsWhereNobodySendsAHeartbeatAnyMore() {
		this.monitor.pass(661);
		this.monitor.restart(null);
		assertThat(this.monitor.firing()).isEmpty();
	}

	private void hear() {
		Objects.requireNonNull(this.monitor.watchdog).heard();
	}

}
