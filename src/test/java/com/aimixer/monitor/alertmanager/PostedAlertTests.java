package com.aimixer.monitor.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Begin and end of an alert as Alertmanager is told them, whatever became of our clock.
 */
class PostedAlertTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private static final AlertRecord FIRING = AlertRecord.fired(AlertSource.MONITOR,
			Map.of("alertname", "ServiceDown", "target", "us-west"), Map.of(), START);

	private static final PostSettings SETTINGS = new PostSettings(Duration.ofMinutes(4), "https://m.example.com", null);

	@Test
	void whatFiresEndsAheadUnlessItIsPostedAgain() {
		PostedAlert posted = posted(FIRING, START.plusSeconds(60));
		assertThat(posted.startsAt()).isEqualTo(START);
		assertThat(posted.endsAt()).isEqualTo(START.plusSeconds(300));
		assertThat(posted.link()).isEqualTo("https://m.example.com/endpoints/us-west");
	}

	@Test
	void whatFiresStillEndsAheadAfterTheClockWasSetBack() {
		Instant now = START.minus(Duration.ofHours(1));
		PostedAlert posted = posted(FIRING, now);
		assertThat(posted.startsAt()).isEqualTo(now);
		assertThat(posted.endsAt()).isEqualTo(now.plusSeconds(240));
	}

	@Test
	void whatHasEndedKeepsItsTimes() {
		PostedAlert posted = posted(FIRING.resolved(START.plusSeconds(90)), START.plusSeconds(600));
		assertThat(posted.startsAt()).isEqualTo(START);
		assertThat(posted.endsAt()).isEqualTo(START.plusSeconds(90));
	}

	@Test
	void whatHasEndedDoesNotFireOnAfterTheClockWasSetBack() {
		AlertRecord resolved = FIRING.resolved(START.plus(Duration.ofHours(2)));
		Instant between = START.plus(Duration.ofHours(1));
		assertThat(posted(resolved, between).endsAt()).isEqualTo(between);
		assertThat(posted(resolved, between).startsAt()).isEqualTo(START);
		Instant before = START.minus(Duration.ofHours(1));
		assertThat(posted(resolved, before).endsAt()).isEqualTo(before);
		assertThat(posted(resolved, before).startsAt()).isEqualTo(before);
	}

	private static PostedAlert posted(AlertRecord alert, Instant now) {
		return PostedAlert.of(alert, now, SETTINGS);
	}

}
