package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriteQueueTests {

	private static final Fact FACT = new Fact.Forgotten(Instant.EPOCH);

	private static final Fact MISSED = new Fact.Forgotten(Instant.MAX);

	/** How often it is not known what was dropped. */
	private final AtomicInteger unknown = new AtomicInteger();

	private final Queue<Throwable> mistakes = new ConcurrentLinkedQueue<>();

	private final Queue<Fact> written = new ConcurrentLinkedQueue<>();

	@Test
	void whateverIsThrownTheBatchIsTriedAgain() {
		this.mistakes.add(new IllegalStateException("no"));
		this.mistakes.add(new StackOverflowError());
		try (WriteQueue queue = queue(10)) {
			queue.start();
			queue.add(FACT);
			Awaitility.await().until(() -> !this.written.isEmpty());
			assertThat(queue.failures()).isEqualTo(2);
			Awaitility.await().until(() -> queue.problem() == null);
		}
		assertThat(this.written).containsExactly(FACT);
	}

	@Test
	void aMistakeWithoutWordsIsNamedByItsKind() {
		for (int i = 0; i < 1_000; i++) {
			this.mistakes.add(new StackOverflowError());
		}
		try (WriteQueue queue = queue(10)) {
			queue.start();
			queue.add(FACT);
			Awaitility.await().until(() -> "StackOverflowError".equals(queue.problem()));
			this.mistakes.clear();
			Awaitility.await().until(() -> queue.problem() == null);
		}
	}

	@Test
	void whatCannotBeMadeUpForNowIsMadeUpForLater() {
		this.unknown.set(3);
		WriteQueue queue = queue(1);
		assertThat(queue.add(FACT)).isTrue();
		assertThat(queue.add(FACT)).isFalse();
		queue.start();
		// the first one is written, and then what was dropped is asked for until it is
		// known
		Awaitility.await().until(() -> this.written.contains(MISSED));
		assertThat(queue.failures()).isEqualTo(3);
		Awaitility.await().until(() -> queue.problem() == null);
		queue.add(FACT);
		Awaitility.await().until(() -> this.written.size() == 3);
		queue.close();
		assertThat(this.written).containsExactly(FACT, MISSED, FACT);
		assertThat(queue.dropped()).isEqualTo(1);
	}

	@Test
	void whatCannotBeMadeUpForAtAllNeitherEndsTheWritingNorHoldsUpTheEnd() {
		this.unknown.set(Integer.MAX_VALUE);
		WriteQueue queue = queue(1);
		queue.add(FACT);
		assertThat(queue.add(FACT)).isFalse();
		queue.start();
		Awaitility.await().until(() -> "nobody knows".equals(queue.problem()));
		queue.add(FACT);
		Awaitility.await().until(() -> this.written.size() == 2);
		assertThat(queue.problem()).isEqualTo("nobody knows");
		queue.close();
		assertThat(this.written).containsExactly(FACT, FACT);
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("history");
	}

	private WriteQueue queue(int capacity) {
		return new WriteQueue(new Forgetful(), capacity, Duration.ofMillis(5));
	}

	/** Makes the mistakes one after the other. */
	private final class Forgetful implements WriteQueue.Sink {

		@Override
		public void write(List<Fact> batch) {
			switch (WriteQueueTests.this.mistakes.poll()) {
				case RuntimeException ex -> throw ex;
				case Error error -> throw error;
				case null, default -> WriteQueueTests.this.written.addAll(batch);
			}
		}

		@Override
		public List<Fact> missed() {
			if (WriteQueueTests.this.unknown.getAndDecrement() > 0) {
				throw new IllegalStateException("nobody knows");
			}
			return List.of(MISSED);
		}

		@Override
		public void tidy() {
		}

	}

}
