package com.aimixer.monitor.alertmanager;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.AlertState;
import com.aimixer.monitor.alert.MemoryAlertLog;
import com.aimixer.monitor.alert.Watchdog;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alerts of Prometheus that are repeated every ten minutes, and a heartbeat every five:
 * what ends when one of them, or both, are not heard any more.
 */
class ReceivedAlertsTests {

	private static final Instant START = ManualTimeSource.START;

	private static final String NAME = "HighLatency";

	private final ManualTimeSource time = new ManualTimeSource();

	private final MemoryAlertLog log = new MemoryAlertLog();

	private AlertHistory history = new AlertHistory(this.log, Duration.ofDays(30));

	private ReceivedAlerts received = received();

	private ReceivedAlerts received() {
		return new ReceivedAlerts(this.history, new Watchdog(this.time, Duration.ofDays(1)), this.time);
	}

	@Test
	void whatIsNotRepeatedWhileTwoHeartbeatsComeHasEndedWhereItWasHeardLast() {
		hear(NAME, "firing");
		pass(19, 5, 0);
		assertThat(firing()).containsExactly(NAME);
		pass(1, 5, 0);
		AlertRecord ended = this.history.all().getFirst();
		assertThat(ended.state()).isEqualTo(AlertState.RESOLVED);
		assertThat(ended.endsAt()).isEqualTo(START);
		assertThat(ended.endSeen()).isFalse();
		assertThat(ended.annotations()).containsEntry("end", "not seen: Alertmanager has stopped repeating it");
		assertThat(this.log.load()).containsExactly(ended);
	}

	@Test
	void whatIsRepeatedGoesOn() {
		hear(NAME, "firing");
		pass(24 * 60, 5, 10);
		assertThat(firing()).containsExactly(NAME);
	}

	@Test
	void nothingEndsWhenAlertmanagerDiesBetweenTwoRepetitions() {
		List<String> names = IntStream.range(0, 10).mapToObj((minute) -> "Minute" + minute).toList();
		for (String name : names) {
			hear(name, "firing");
			pass(1, 5, 0);
		}
		pass(24 * 60, 0, 0);
		assertThat(firing()).containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	void anAlertmanagerThatComesBackHasTimeUntilItsNextHeartbeatToRepeatWhatFires() {
		hear(NAME, "firing");
		pass(60, 0, 0);
		hear("Watchdog", "firing");
		assertThat(firing()).containsExactly(NAME);
		pass(4, 0, 0);
		hear(NAME, "firing");
		pass(1, 5, 0);
		assertThat(firing()).containsExactly(NAME);
		pass(20, 5, 0);
		assertThat(firing()).isEmpty();
	}

	@Test
	void heartbeatsOfTwoAlertmanagersAtOnceAreOne() {
		hear(NAME, "firing");
		pass(60, 0, 0);
		hear("Watchdog", "firing");
		this.time.advance(Duration.ofSeconds(59));
		hear("Watchdog", "firing");
		assertThat(firing()).containsExactly(NAME);
		hear(NAME, "firing");
		pass(14, 1, 0);
		assertThat(firing()).containsExactly(NAME);
	}

	@Test
	void aWallClockThatIsSetForwardEndsNothing() {
		hear(NAME, "firing");
		pass(5, 5, 0);
		this.time.stepWallClock(Duration.ofDays(2));
		pass(9, 1, 0);
		assertThat(firing()).containsExactly(NAME);
	}

	@Test
	void aMonitorThatStoodStillEndsNothingBeforeItHasHeardForAWhile() {
		hear(NAME, "firing");
		this.time.advance(Duration.ofHours(2));
		hear("Watchdog", "firing");
		assertThat(firing()).containsExactly(NAME);
		hear(NAME, "firing");
		pass(14, 5, 0);
		assertThat(firing()).containsExactly(NAME);
	}

	@Test
	void aMonitorThatWasStartedAgainHearsEverythingAnewFirst() {
		hear(NAME, "firing");
		hear("HighErrorRate", "firing");
		pass(60, 0, 0);
		this.history = new AlertHistory(this.log, Duration.ofDays(30));
		this.received = received();
		pass(14, 1, 0);
		assertThat(firing()).hasSize(2);
		hear("HighErrorRate", "firing");
		pass(2, 1, 0);
		assertThat(firing()).containsExactly("HighErrorRate");
	}

	@Test
	void ifItIsMentionedAfterAllItGoesOnWithoutTheMark() {
		hear(NAME, "firing");
		pass(20, 5, 0);
		assertThat(firing()).isEmpty();
		hear(NAME, "firing");
		assertThat(this.history.all()).hasSize(1);
		assertThat(this.history.firing().getFirst().annotations()).isEqualTo(Map.of("summary", "slow"));
	}

	@Test
	void anEndThatIsToldAfterAllTakesThePlaceOfTheOneThatNobodySaw() {
		hear(NAME, "firing");
		pass(30, 5, 0);
		hear(NAME, "resolved");
		AlertRecord ended = this.history.all().getFirst();
		assertThat(this.history.all()).hasSize(1);
		assertThat(ended.endsAt()).isEqualTo(START.plus(Duration.ofMinutes(30)));
		assertThat(ended.endSeen()).isTrue();
		assertThat(ended.annotations()).isEqualTo(Map.of("summary", "slow"));
		hear(NAME, "firing");
		assertThat(firing()).as("a retry that came late").isEmpty();
	}

	@Test
	void whatTheMonitorFiresItselfIsNotEndedHere() {
		this.history.save(AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown"), Map.of(), START));
		pass(60, 5, 0);
		assertThat(firing()).containsExactly("ServiceDown");
	}

	private List<String> firing() {
		return this.history.firing().stream().map((alert) -> alert.label("alertname")).toList();
	}

	/**
	 * Minutes, with a heartbeat and a repetition every so many of them; zero is never.
	 */
	private void pass(int minutes, int heartbeat, int repetition) {
		for (int minute = 0; minute < minutes; minute++) {
			this.time.advance(Duration.ofMinutes(1));
			long now = Duration.between(START, this.time.now()).toMinutes();
			if (heartbeat > 0 && now % heartbeat == 0) {
				hear("Watchdog", "firing");
			}
			if (repetition > 0 && now % repetition == 0) {
				hear(NAME, "firing");
			}
		}
	}

	private void hear(String name, String status) {
		try {
			this.received.receive("""
					{"externalURL": "http://am", "alerts": [{"status": "%s", "startsAt": "%s",
					"labels": {"alertname": "%s", "family": "meta"}, "annotations": {"summary": "slow"}}]}"""
				.formatted(status, START, name)
				.getBytes(StandardCharsets.UTF_8));
		}
		catch (MalformedMessageException ex) {
			throw new AssertionError(ex);
		}
	}

}
