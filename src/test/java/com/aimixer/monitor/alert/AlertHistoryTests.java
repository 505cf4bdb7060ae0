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
		AlertHistory small = new AlertHistory(this.log, MONTH, 2);
		AlertRecord ended = fired("us-west", START).resolved(START.plusSeconds(60));
		small.save(fired("us-east", START));
		small.save(ended);
		small.save(fired("eu-west", START.plusSeconds(90)));
		assertThat(small.all()).hasSize(2).doesNotContain(ended);
		assertThat(this.log.load()).hasSize(2).doesNotContain(ended);
		AlertHistory smaller = new AlertHistory(this.log, MONTH, 1);
		assertThat(this.log.load()).isEqualTo(smaller.all()).hasSize(1);
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
	void whatHasEndedMakesRoomFirst() {
		AlertHistory small = new AlertHistory(AlertLog.NONE, MONTH, 2);
		AlertRecord fires = fired("us-west", START);
		AlertRecord latest = fired("ap", START.plusSeconds(2));
		small.save(fires);
		small.save(fired("us-east", START.plusSeconds(1)).resolved(START.plusSeconds(60)));
		small.save(latest);
		assertThat(small.all()).containsExactly(latest, fires);
		AlertRecord more = fired("edge", START.plusSeconds(3));
		small.save(more);
		assertThat(small.all()).containsExactly(more, latest);
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

	private static AlertRecord fired(String target, Instant at) {
		return AlertRecord.fired(AlertSource.MONITOR, Map.of("alertname", "ServiceDown", "target", target),
				Map.of("summary", "Endpoint " + target + " cannot be reached"), at);
	}

}
