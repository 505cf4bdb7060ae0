package com.aimixer.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordRingTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

	private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");

	@Test
	void withoutRecordsThereIsNoLast() {
		assertThat(new RecordRing(3).last()).isNull();
		assertThat(new RecordRing(3).latest(5)).isEmpty();
	}

	@Test
	void everyKindOfOutcomeComesBackAsItWas() {
		RecordRing ring = new RecordRing(10);
		List<ProbeRecord> records = List.of(new ProbeRecord(0, Outcomes.failure(START, Reason.TIMEOUT)),
				new ProbeRecord(1, success(START.plusSeconds(1), EXPIRY)), new ProbeRecord(0, Outcomes.skip(START)),
				new ProbeRecord(0, success(START.plusSeconds(2), null)));
		records.forEach(ring::add);
		assertThat(ring.latest(10)).isEqualTo(records.reversed());
		assertThat(ring.last()).isEqualTo(records.getLast());
	}

	@Test
	void theOldestGoFirstOnceTheLimitIsReached() {
		for (int limit : new int[] { 1, 7, 8, 9, 100 }) {
			RecordRing ring = new RecordRing(limit);
			for (int i = 0; i < 250; i++) {
				ring.add(new ProbeRecord(0, success(START.plusSeconds(i), null)));
			}
			assertThat(ring.latest(1000)).hasSize(limit);
			assertThat(ring.latest(1000).getFirst().outcome().startedAt()).isEqualTo(START.plusSeconds(249));
			assertThat(ring.latest(1000).getLast().outcome().startedAt()).isEqualTo(START.plusSeconds(250 - limit));
		}
	}

	@Test
	void aSlotThatHeldAFailureHoldsTheSuccessThatFollows() {
		RecordRing ring = new RecordRing(1);
		ring.add(new ProbeRecord(2, Outcomes.failure(START, Reason.TIMEOUT)));
		ProbeRecord success = new ProbeRecord(0, success(START, EXPIRY));
		ring.add(success);
		assertThat(ring.latest(1)).containsExactly(success);
	}

	@Test
	void onlySoManyAreListedAsAskedFor() {
		RecordRing ring = new RecordRing(10);
		for (int i = 0; i < 5; i++) {
			ring.add(new ProbeRecord(i, success(START, null)));
		}
		assertThat(ring.latest(2)).extracting(ProbeRecord::attempt).containsExactly(4, 3);
	}

	@Test
	void aSuccessIsKeptToTheMicrosecond() {
		RecordRing ring = new RecordRing(1);
		ring.add(new ProbeRecord(0, new Succeeded(START.plusNanos(999), Duration.ofNanos(1_234_567),
				new PhaseTimes(1_499, 1_500, 0, 0, 0), 204, null)));
		assertThat(ring.latest(1).getFirst().outcome()).isEqualTo(
				new Succeeded(START, Duration.ofNanos(1_235_000), new PhaseTimes(1_000, 2_000, 0, 0, 0), 204, null));
	}

	private static Succeeded success(Instant at, @Nullable Instant expiry) {
		return new Succeeded(at, Duration.ofMillis(40), new PhaseTimes(1_000, 2_000_000, 3_000, 4_000, 5_000), 200,
				expiry);
	}

}
