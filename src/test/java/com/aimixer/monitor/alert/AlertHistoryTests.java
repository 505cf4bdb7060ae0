package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of alerts, for how long, and what a log makes of it after a restart.
 */
class AlertHistoryTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private static final Duration MONTH = Duration.ofDays(30);

	private final MemoryAlertLog log = new MemoryAlertLog();

	private final AlertHistory history = new AlertHistory(this.log, MONTH);

	@Test
	void theLatestComesFirst() {
		AlertRecord first = fired("us-west", START);
		AlertRecord second = fired("us-east", START.plusSeconds(1));
		this.history.save(second);
		this.history.save(first);
		assertThat(this.history.all()).containsExactly(second, first);
	}

	@Test
	void anAlertThatEndsStaysOneAlert() {
		AlertRecord alert = fired("us-west", START);
		this.history.save(alert);
		this.history.update(alert.id(), (kept) -> kept.resolved(START.plusSeconds(90)));
		assertThat(this.history.all()).singleElement().satisfies((kept) -> {
			assertThat(kept.state()).isEqualTo(AlertState.RESOLVED);
			assertThat(kept.startsAt()).isEqualTo(START);
			assertThat(kept.endsAt()).isEqualTo(START.plusSeconds(90));
		});
		assertThat(this.history.firing()).isEmpty();
	}

	@Test
	void aDeliveryIsKeptOnceForEachState() {
		AlertRecord alert = fired("us-west", START);
		this.history.save(alert);
		for (int second = 1; second < 4; second++) {
			AlertDelivery delivery = new AlertDelivery("http://am", AlertState.FIRING, START.plusSeconds(second));
			this.history.update(alert.id(), (kept) -> kept.delivered(delivery));
		}
		AlertDelivery end = new AlertDelivery("http://am", AlertState.RESOLVED, START.plusSeconds(9));
		this.history.update(alert.id(), (kept) -> kept.delivered(end));
		assertThat(this.history.all().getFirst().deliveries())
			.containsExactly(new AlertDelivery("http://am", AlertState.FIRING, START.plusSeconds(1)), end);
	}

	@Test
	void whatEndedIsForgottenAfterItsTimeAndWhatFiresIsNot() {
		AlertRecord fires = fired("us-west", START);
		this.history.save(fires);
		this.history.save(fired("us-east", START).resolved(START.plusSeconds(60)));
		this.history.forget(START.plusSeconds(60).plus(MONTH));
		assertThat(this.history.all()).hasSize(2);
		this.history.forget(START.plusSeconds(61).plus(MONTH));
		assertThat(this.history.all()).containsExactly(fires);
		assertThat(this.log.load()).containsExactly(fires);
	}

	@Test
	void whatFindsNoRoomIsDroppedFromTheLogToo() {
		AlertHistory small = new AlertHistory(this.log, MONTH, room(2));
		AlertRecord ended = ended("us-west", 60);
		small.save(ended);
		small.save(ended("us-east", 61));
		small.save(ended("eu-west", 62));
		assertThat(small.all()).hasSize(2).doesNotContain(ended);
		assertThat(this.log.load()).hasSize(2).doesNotContain(ended);
		AlertHistory smaller = new AlertHistory(this.log, MONTH, room(1));
		assertThat(this.log.load()).isEqualTo(smaller.all()).containsExactly(ended("eu-west", 62));
	}

	@Test
	void aClockThatIsAheadAtTheStartForgetsNothingUntilItHadTimeToBeCorrected() {
		AlertRecord ended = fired("us-west", START).resolved(START.plusSeconds(60));
		this.history.save(ended);
		AlertHistory next = new AlertHistory(this.log, MONTH);
		next.forget(START.plus(Duration.ofDays(90)));
		assertThat(next.all()).containsExactly(ended);
		assertThat(this.log.load()).containsExactly(ended);
		next.forget(START.plus(Duration.ofHours(1)));
		assertThat(next.all()).containsExactly(ended);
		next.forget(START.plus(Duration.ofDays(90)));
		assertThat(next.all()).isEmpty();
	}

	@Test
	void whatEndedFirstMakesRoomFirstAndWhatThisMonitorFiresNever() {
		AlertHistory small = new AlertHistory(AlertLog.NONE, MONTH, room(1));
		List<String> targets = List.of("us-west", "us-east", "eu-west");
		targets.forEach((target) -> small.save(fired(target, START)));
		assertThat(small.firing()).hasSize(3);
		AlertRecord second = ended("us-east", 60);
		small.save(second);
		assertThat(small.all()).hasSize(3).contains(second);
		AlertRecord last = ended("us-west", 61);
		small.save(last);
		assertThat(small.all()).containsExactlyInAnyOrder(last, fired("eu-west", START));
	}

	@Test
	void alertsOfPrometheusDisplaceOnlyEachOther() {
		AlertHistory small = new AlertHistory(this.log, MONTH, room(2));
		AlertRecord own = ended("us-west", 60);
		small.save(own);
		for (String target : List.of("us-west", "us-east", "ap", "edge")) {
			small.save(theirs(target));
		}
		assertThat(small.all()).containsExactlyInAnyOrder(own, theirs("ap"), theirs("edge"));
		small.save(theirs("edge").resolved(START.plusSeconds(60)));
		small.save(theirs("eu-west"));
		assertThat(small.firing()).containsExactlyInAnyOrder(theirs("ap"), theirs("eu-west"));
		assertThat(this.log.load()).containsExactlyInAnyOrderElementsOf(small.all());
	}

	@Test
	void roomThatIsFreeAgainIsUsedAgain() {
		AlertHistory small = new AlertHistory(this.log, MONTH, room(2));
		for (int round = 0; round < 100; round++) {
			Instant start = START.plusSeconds(60L * round);
			String words = "a".repeat(round);
			AlertRecord theirs = AlertRecord.fired(AlertSource.PROMETHEUS, fired("ap", START).labels(),
					Map.of("summary", "a"), start);
			small.save(theirs);
			small.update(theirs.id(), (kept) -> kept.heard(Map.of("summary", words), start));
			small.update(theirs.id(), (kept) -> kept.resolved(start.plusSeconds(1)));
			small.update(theirs.id(), AlertRecord::reopened);
			small.update(theirs.id(), (kept) -> kept.resolved(start.plusSeconds(2)));
			small.forget(start.plus(MONTH).plusSeconds(60));
		}
		small.save(theirs("us-west"));
		small.save(theirs("us-east"));
		assertThat(small.all()).hasSize(2);
	}

	private static AlertRoom room(int alerts) {
		long most = alerts * AlertSize.of(theirs("us-west")) + 99;
		return new AlertRoom(most, most);
	}

	@Test
	void aListenerThatFailsHarmsNobodyElse() {
		List<AlertRecord> heard = new ArrayList<>();
		this.history.listen((before, after) -> {
			throw new IllegalStateException("expected by this test");
		});
		this.history.listen((before, after) -> heard.add(after));
		AlertRecord alert = fired("us-west", START);
		this.history.save(alert);
		assertThat(heard).containsExactly(alert);
		assertThat(this.log.load()).containsExactly(alert);
	}

	@Test
	void theNextProcessKnowsWhatTheLogHas() {
		AlertRecord alert = fired("us-west", START)
			.delivered(new AlertDelivery("http://am", AlertState.FIRING, START.plusSeconds(1)));
		this.history.save(alert);
		assertThat(new AlertHistory(this.log, MONTH).firing()).containsExactly(alert);
	}

	@Test
	void aClockThatWasSetBackEndsNoAlertBeforeItsStart() {
		AlertRecord alert = fired("us-west", START).resolved(START.minusSeconds(3600));
		assertThat(alert.endsAt()).isEqualTo(START);
	}

	@Test
	void theSameAlertAtAnotherTimeIsAnotherLine() {
		assertThat(fired("us-west", START).id()).isNotEqualTo(fired("us-west", START.plusMillis(1)).id());
		assertThat(fired("us-west", START).id()).isEqualTo(fired("us-west", START.plusNanos(1)).id());
		assertThat(List.of(fired("us-west", START).id())).doesNotContain(fired("us-east", START).id());
	}

	private static AlertRecord ended(String target, long seconds) {
		return fired(target, START).resolved(START.plusSeconds(seconds));
	}

	private static AlertRecord theirs(String target) {
		return AlertRecord.fired(AlertSource.PROMETHEUS, fired(target, START).labels(),
				fired(target, START).annotations(), START);
	}

	private static AlertRecord fired(String target, Instant at) {
		return AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown", "target", target),
				Map.of("summary", "Endpoint " + target + " cannot be reached"), at);
	}

}
