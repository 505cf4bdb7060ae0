package com.aimixer.monitor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BeatsTests {

	private static final Duration SHORT = Duration.ofMillis(1);

	@Test
	void everyBeatGoesOnAfterAFailure() throws InterruptedException {
		CountDownLatch turns = new CountDownLatch(3);
		try (Beats beats = new Beats().every(SHORT, () -> {
			turns.countDown();
			throw new IllegalStateException("a beat that fails");
		})) {
			beats.start();
			assertThat(turns.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aBeatThatHangsDelaysNoOther() throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		CountDownLatch turns = new CountDownLatch(3);
		try (Beats beats = new Beats().every(SHORT, () -> awaitQuietly(never)).every(SHORT, turns::countDown)) {
			beats.start();
			assertThat(turns.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

}
