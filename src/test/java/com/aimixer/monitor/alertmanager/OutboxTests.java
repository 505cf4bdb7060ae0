package com.aimixer.monitor.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for an Alertmanager: each alert once, as it is now, and not without end.
 */
class OutboxTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private final Outbox outbox = new Outbox(3);

	@Test
	void theLongestWaitingLeaveFirst() throws InterruptedException {
		this.outbox.put(List.of(alert("a"), alert("b"), alert("c")));
		assertThat(this.outbox.take(2)).containsExactly(alert("a"), alert("b"));
		assertThat(this.outbox.take(2)).containsExactly(alert("c"));
	}

	@Test
	void aLaterStateTakesThePlaceOfAnEarlierOne() throws InterruptedException {
		AlertRecord end = alert("a").resolved(START.plusSeconds(9));
		this.outbox.put(List.of(alert("a"), alert("b")));
		this.outbox.put(List.of(end));
		assertThat(this.outbox.take(9)).containsExactly(end, alert("b"));
	}

	@Test
	void whatComesBackDoesNotReplaceALaterState() throws InterruptedException {
		AlertRecord end = alert("a").resolved(START.plusSeconds(9));
		this.outbox.put(List.of(alert("a"), alert("b")));
		List<AlertRecord> failed = this.outbox.take(9);
		this.outbox.put(List.of(end));
		this.outbox.putBack(failed);
		assertThat(this.outbox.take(9)).containsExactly(end, alert("b"));
	}

	@Test
	void anAlertThatFiresAgainTakesThePlaceOfItsEarlierEnd() throws InterruptedException {
		AlertRecord again = AlertRecord.fired(AlertSource.MONITOR, alert("a").labels(), Map.of(),
				START.plusSeconds(60));
		this.outbox.put(List.of(alert("a").resolved(START.plusSeconds(9))));
		List<AlertRecord> failed = this.outbox.take(9);
		this.outbox.put(List.of(again));
		this.outbox.putBack(failed);
		assertThat(this.outbox.take(9)).containsExactly(again);
	}

	@Test
	void whatIsTooMuchIsDroppedAndCounted() throws InterruptedException {
		assertThat(this.outbox.put(List.of(alert("a"), alert("b"), alert("c")))).isZero();
		assertThat(this.outbox.put(List.of(alert("d"), alert("e")))).isEqualTo(2);
		assertThat(this.outbox.take(9)).containsExactly(alert("c"), alert("d"), alert("e"));
	}

	private static AlertRecord alert(String target) {
		return AlertRecord.fired(AlertSource.MONITOR, Map.of("target", target), Map.of(), START);
	}

}
