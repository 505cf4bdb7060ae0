package com.aimixer.monitor.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriteQueueTests {

	private static final Fact FACT = new Fact.Forgotten(Instant.EPOCH);

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
	void whatCannotBeMadeUpForDoesNotEndTheWriting() {
		WriteQueue queue = queue(1);
		assertThat(queue.add(FACT)).isTrue();
		assertThat(queue.add(FACT)).isFalse();
		queue.start();
		// the first one is written, and then what was dropped is asked for
		Awaitility.await().until(() -> "nobody knows".equals(queue.problem()));
		queue.add(FACT);
		Awaitility.await().until(() -> this.written.size() == 2);
		queue.close();
		assertThat(queue.dropped()).isEqualTo(1);
	}

	private WriteQueue queue(int capacity) {
		return new WriteQueue(new Forgetful(), capacity, Duration.ofMillis(5));
	}

	/** Makes the mistakes one after the other, and knows nothing of what was dropped. */
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
			throw new IllegalStateException("nobody knows");
		}

		@Override
		public void tidy() {
		}

	}

}
