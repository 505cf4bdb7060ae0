package com.aimixer.monitor.alertmanager;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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
 * Alerts of Prometheus that were in the file when the monitor started.
 */
class ReceivedAlertsTests {

	private static final Instant START = ManualTimeSource.START;

	private final ManualTimeSource time = new ManualTimeSource();

	private final Watchdog watchdog = new Watchdog(this.time, Duration.ofMinutes(11));

	private final MemoryAlertLog log = new MemoryAlertLog();

	@Test
	void whatNobodyMentionsAnyMoreIsEndedWhereItWasHeardLastAndMarked() {
		save("HighLatency", START);
		save("HighErrorRate", START.plus(Duration.ofHours(26)));
		this.time.advance(Duration.ofHours(26));
		AlertHistory history = new AlertHistory(this.log, Duration.ofDays(30));
		ReceivedAlerts received = received(history);
		this.time.advance(Duration.ofMinutes(15));
		this.watchdog.heard();
		received.expire();
		AlertRecord ended = history.all().getLast();
		assertThat(history.firing()).hasSize(1);
		assertThat(ended.label("alertname")).isEqualTo("HighLatency");
		assertThat(ended.endsAt()).isEqualTo(START);
		assertThat(ended.endSeen()).isFalse();
		assertThat(ended.annotations()).containsEntry("end", "not seen: Alertmanager has stopped repeating it");
		assertThat(this.log.load()).contains(ended);
	}

	@Test
	void ifItIsMentionedAfterAllItGoesOnWithoutTheMark() throws MalformedMessageException {
		save("HighLatency", START);
		this.time.advance(Duration.ofHours(26));
		AlertHistory history = new AlertHistory(this.log, Duration.ofDays(30));
		ReceivedAlerts received = received(history);
		this.time.advance(Duration.ofMinutes(15));
		this.watchdog.heard();
		received.expire();
		assertThat(history.firing()).isEmpty();
		received.receive(message("firing", START));
		assertThat(history.all()).hasSize(1);
		assertThat(history.firing().getFirst().annotations()).isEqualTo(Map.of("summary", "slow"));
		received.receive(message("resolved", START));
		assertThat(history.all().getFirst().state()).isEqualTo(AlertState.RESOLVED);
		assertThat(history.all().getFirst().endSeen()).isTrue();
	}

	private ReceivedAlerts received(AlertHistory history) {
		return new ReceivedAlerts(history, this.watchdog, this.time);
	}

	private void save(String name, Instant at) {
		this.log
			.save(AlertRecord.fired(AlertSource.PROMETHEUS, Map.of("alertname", name), Map.of("summary", "slow"), at));
	}

	private static byte[] message(String status, Instant startsAt) {
		return """
				{"receiver": "r", "externalURL": "http://am", "alerts": [{"status": "%s", "startsAt": "%s",
				"labels": {"alertname": "HighLatency"}, "annotations": {"summary": "slow"}}]}"""
			.formatted(status, startsAt)
			.getBytes(StandardCharsets.UTF_8);
	}

}
