package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the facts of the board to alerts that fire, are posted and end, in manual time.
 */
class OwnAlertsTests {

	private final AlertFixture monitor = new AlertFixture();

	@Test
	void anEndpointThatIsDownForAMinuteFiresAndItsNextAnswerEndsIt() {
		this.monitor.ticks(2, () -> this.monitor.up(this.monitor.west, 20));
		this.monitor.down(this.monitor.west);
		this.monitor.pass(1);
		Instant seen = this.monitor.now();
		this.monitor.pass(29);
		this.monitor.down(this.monitor.west);
		this.monitor.pass(30);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
		assertThat(this.monitor.only("ServiceDown").startsAt()).isEqualTo(seen.plusSeconds(60));
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).isEmpty();
		assertThat(this.monitor.only("ServiceDown").endsAt()).isEqualTo(this.monitor.now());
	}

	@Test
	void anEndpointThatIsNotHeardOfAnyMoreIsStillDown() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.pass(3600);
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	@Test
	void silenceFiresNothing() {
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(3600);
		assertThat(this.monitor.history.all()).isEmpty();
	}

	@Test
	void slowAnswersFireAfterTheirTimeAndEndTogether() {
		this.monitor.ticks(4, () -> this.monitor.up(this.monitor.west, 501));
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.ticks(1, () -> this.monitor.up(this.monitor.west, 501));
		assertThat(this.monitor.firing()).containsExactly("VerySlowResponse");
		this.monitor.ticks(6, () -> this.monitor.up(this.monitor.west, 501));
		assertThat(this.monitor.firing()).containsExactly("SlowResponse", "VerySlowResponse");
		this.monitor.ticks(2, () -> this.monitor.up(this.monitor.west, 20));
		assertThat(this.monitor.firing()).isEmpty();
	}

	@Test
	void anEndpointThatGoesDownIsNotSlowAnyMore() {
		this.monitor.ticks(12, () -> this.monitor.up(this.monitor.west, 300));
		assertThat(this.monitor.firing()).containsExactly("SlowResponse");
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.firing()).containsExactly("ServiceDown");
	}

	@Test
	void lowUptimeNeedsAnObservedHour() {
		this.monitor.ticks(8, () -> this.monitor.down(this.monitor.west));
		this.monitor.ticks(100, () -> this.monitor.up(this.monitor.west, 20));
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.ticks(8, () -> this.monitor.up(this.monitor.west, 20));
		assertThat(this.monitor.firing()).containsExactly("LowUptime");
	}

	@Test
	void aCertificateFiresAtEveryLevelItHasReached() {
		Instant expiry = ManualTimeSource.START.plus(Duration.ofDays(13));
		this.monitor.up(this.monitor.west, expiry);
		this.monitor.pass(3600);
		assertThat(this.monitor.firing()).isEmpty();
		this.monitor.pass(1);
		assertThat(this.monitor.history.firing()).extracting((alert) -> alert.label("severity"))
			.containsExactlyInAnyOrder("warning", "info");
		this.monitor.up(this.monitor.west, expiry.plus(Duration.ofDays(90)));
		this.monitor.pass(1);
		assertThat(this.monitor.firing()).isEmpty();
	}

	@Test
	void labelsAreThoseOfPrometheusAndWhoSaysSo() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.only("ServiceDown").labels())
			.isEqualTo(Map.of("alertname", "ServiceDown", "severity", "critical", "family", "availability", "region",
					"us-west", "target", "us-west", "source", "monitor", "replica", "monitor-0"));
	}

	@Test
	void theWordsAreThoseOfTheStatusWithTheEvidence() {
		this.monitor.ticks(1, () -> this.monitor.up(this.monitor.west, 20));
		this.monitor.ticks(4,
				() -> this.monitor.down(this.monitor.west, new Failed(this.monitor.now(), Duration.ofMillis(80),
						PhaseTimes.NONE, Reason.STATUS, Phase.WAIT, "HTTP 503, expected 200-299", 503, null)));
		assertThat(this.monitor.only("ServiceDown").annotations()).containsExactlyInAnyOrderEntriesOf(Map.of("summary",
				"Endpoint us-west is down: HTTP 503, expected 200-299", "description",
				"The probe of https://us-west.example.com/health at 2026-03-01T12:02:00Z failed in phase wait (reason "
						+ "status, HTTP status 503): HTTP 503, expected 200-299. Every failure was confirmed. "
						+ "It was up until 2026-03-01T12:00:30Z.",
				"runbook_url", "https://monitor.example.com/runbooks/ServiceDown", "dashboard_url",
				"https://grafana.example.com/d/ai-mixer-probes?var-region=us-west"));
		String reason = this.monitor.board.facts("us-west").orElseThrow().judgement().reasons().getFirst();
		assertThat(this.monitor.only("ServiceDown").annotations().get("summary")).endsWith(reason);
	}

	@Test
	void anAlertIsPostedAtOnceAgainEveryMinuteAndAfterItsEndForAQuarterHour() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.posts).isNotEmpty();
		this.monitor.posts.clear();
		this.monitor.ticks(20, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.posts).hasSize(10).allSatisfy(OwnAlertsTests::fires);
		this.monitor.posts.clear();
		this.monitor.up(this.monitor.west, 20);
		this.monitor.pass(1);
		assertThat(this.monitor.posts).hasSize(1);
		this.monitor.ticks(40, () -> this.monitor.up(this.monitor.west, 20));
		assertThat(this.monitor.posts).hasSize(15)
			.allSatisfy((post) -> assertThat(post).singleElement()
				.extracting(AlertRecord::state)
				.isEqualTo(AlertState.RESOLVED));
	}

	@Test
	void theEndOfAnAlertThatFiresAgainIsNotToldAnyMore() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.ticks(2, () -> this.monitor.up(this.monitor.west, 20));
		this.monitor.ticks(3, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.history.all()).hasSize(2);
		this.monitor.posts.clear();
		this.monitor.ticks(10, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.posts).hasSize(5).allSatisfy(OwnAlertsTests::fires);
	}

	@Test
	void anAlertThatFiresAfterTheClockWasSetBackIsNotHiddenByAnEndAhead() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.ticks(2, () -> this.monitor.up(this.monitor.west, 20));
		this.monitor.time.stepWallClock(Duration.ofHours(-1));
		this.monitor.ticks(3, () -> this.monitor.down(this.monitor.west));
		this.monitor.posts.clear();
		this.monitor.ticks(10, () -> this.monitor.down(this.monitor.west));
		assertThat(this.monitor.posts).hasSize(5).allSatisfy(OwnAlertsTests::fires);
	}

	private static void fires(List<AlertRecord> post) {
		assertThat(post).singleElement().extracting(AlertRecord::state).isEqualTo(AlertState.FIRING);
	}

	@Test
	void noBeatForgetsByTheWallClock() {
		this.monitor.ticks(4, () -> this.monitor.down(this.monitor.west));
		this.monitor.ticks(1, () -> this.monitor.up(this.monitor.west, 20));
		this.monitor.time.stepWallClock(Duration.ofDays(90));
		this.monitor.ticks(4, () -> this.monitor.up(this.monitor.west, 20));
		assertThat(this.monitor.history.all()).hasSize(1);
		assertThat(this.monitor.log.load()).hasSize(1);
	}

	@Test
	void everythingThatFiresIsPostedHoweverLittleRoomTheHistoryHas() {
		AlertFixture small = new AlertFixture(null, new AlertRoom(1, 1));
		small.ticks(11, () -> {
			small.up(small.west, 600);
			small.down(small.east);
		});
		small.posts.clear();
		small.pass(60);
		assertThat(small.posts).singleElement()
			.satisfies((post) -> assertThat(post).extracting((alert) -> alert.label("alertname"))
				.containsExactlyInAnyOrder("ServiceDown", "VerySlowResponse", "SlowResponse"));
	}

	@Test
	void twoEndpointsAreTwoAlerts() {
		this.monitor.ticks(4, () -> {
			this.monitor.down(this.monitor.west);
			this.monitor.down(this.monitor.east);
		});
		assertThat(this.monitor.history.firing()).extracting((alert) -> alert.label("target"))
			.containsExactlyInAnyOrder("us-west", "us-east");
	}

}
