package com.aimixer.monitor.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SystemTimeSourceTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private final AtomicReference<Instant> wall = new AtomicReference<>(START);

	private final AtomicLong nanos = new AtomicLong(42);

	private final SystemTimeSource time = new SystemTimeSource(this.wall::get, this.nanos::get);

	@Test
	void steadyTimeIgnoresAWallClockThatSteps() {
		pass(Duration.ofSeconds(10));
		stepWall(Duration.ofHours(1));
		assertThat(this.time.now()).isEqualTo(START.plusSeconds(10));
	}

	@Test
	void wallFollowsAStepOfTheWallClock() {
		stepWall(Duration.ofHours(-1));
		assertThat(this.time.wall(START)).isEqualTo(START.minus(Duration.ofHours(1)));
	}

	@Test
	void wallPrintsAFactTheSameWhileTheClocksOnlyDrift() {
		pass(Duration.ofHours(5));
		stepWall(Duration.ofMillis(400));
		assertThat(this.time.wall(START)).isEqualTo(START);
	}

	@Test
	void wallReturnsWhenAStepIsTakenBack() {
		stepWall(Duration.ofHours(1));
		this.time.wall(START);
		stepWall(Duration.ofHours(-1));
		assertThat(this.time.wall(START)).isEqualTo(START);
	}

	private void pass(Duration step) {
		this.nanos.addAndGet(step.toNanos());
		stepWall(step);
	}

	private void stepWall(Duration step) {
		this.wall.updateAndGet((now) -> now.plus(step));
	}

}
