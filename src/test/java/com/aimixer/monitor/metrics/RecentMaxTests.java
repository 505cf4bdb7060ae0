package com.aimixer.monitor.metrics;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentMaxTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private final RecentMax max = new RecentMax();

	@Test
	void withoutAValueItIsZero() {
		assertThat(this.max.value(START)).isZero();
	}

	@Test
	void theLargestOfTheMinuteCounts() {
		this.max.record(START, 3);
		this.max.record(START.plusSeconds(30), 1);
		assertThat(this.max.value(START.plusSeconds(59))).isEqualTo(3);
	}

	@Test
	void thePreviousMinuteStillCounts() {
		this.max.record(START, 3);
		this.max.record(START.plusSeconds(61), 1);
		assertThat(this.max.value(START.plusSeconds(62))).isEqualTo(3);
	}

	@Test
	void whatIsOlderThanThePreviousMinuteIsForgotten() {
		this.max.record(START, 3);
		this.max.record(START.plusSeconds(61), 1);
		this.max.record(START.plusSeconds(122), 2);
		assertThat(this.max.value(START.plusSeconds(123))).isEqualTo(2);
	}

	@Test
	void withoutNewsItFadesToZero() {
		this.max.record(START, 3);
		assertThat(this.max.value(START.plusSeconds(61))).isEqualTo(3);
		assertThat(this.max.value(START.plusSeconds(121))).isZero();
	}

}
