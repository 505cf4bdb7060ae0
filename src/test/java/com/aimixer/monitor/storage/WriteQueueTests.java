package com.aimixer.monitor.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class WriteQueueTests {

	private static final Fact FACT = new Fact.Forgotten(Instant.EPOCH);

	private static final Fact MISSED = new Fact.Forgotten(Instant.MAX);

	private static final Fact ABSURD = new Fact.Forgotten(Instant.MIN);

	/** How often it is not known what was dropped. */
	private final AtomicInteger unknown = new AtomicInteger();

	private final Queue<RuntimeException> mistakes = new ConcurrentLinkedQueue<>();

	private final Queue<Fact> written = new ConcurrentLinkedQueue<>();

	/** Until it is counted down nothing can be written. */
	private volatile CountDownLatch full = new CountDownLatch(0);

	/** What happens while a batch is being written. */
	private volatile Runnable meanwhile = () -> {
	};

	@Test
	void whatTheFileRefusesIsTriedAgain() {
		this.mistakes.add(new DataAccessResourceFailureException("no", new SQLException("no")));
		this.mistakes.add(new StorageException("not the same file"));
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
			this.mistakes.add(new CannotAcquireLockException(null, new SQLException()));
		}
		try (WriteQueue queue = queue(10)) {
			queue.start();
			queue.add(FACT);
			Awaitility.await().until(() -> "SQLException".equals(queue.problem()));
			this.mistakes.clear();
			Awaitility.await().until(() -> queue.problem() == null);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 6 })
	void aFactThatCanNeverBeWrittenIsDroppedAndTheOthersAreWritten(int position) {
		try (WriteQueue queue = queue(10)) {
			List<Fact> facts = IntStream.range(0, 7).mapToObj((i) -> (i == position) ? ABSURD : fact(i)).toList();
			facts.forEach(queue::add);
			queue.start();
			Awaitility.await().until(() -> queue.waiting() == 0);
			queue.add(FACT);
			Awaitility.await().until(() -> this.written.contains(FACT));
			assertThat(this.written).containsExactlyElementsOf(
					Stream.concat(facts.stream().filter((fact) -> !fact.equals(ABSURD)), Stream.of(FACT)).toList());
			assertThat(queue.dropped()).isEqualTo(1);
			assertThat(queue.failures()).isPositive();
			assertThat(queue.problem()).isNull();
		}
	}

	@Test
	void whatWasDroppedIsMadeUpForWhileMoreComesWithoutAPause() {
		WriteQueue queue = queue(4);
		AtomicInteger next = new AtomicInteger();
		this.full = new CountDownLatch(1);
		// whenever a batch is written the next fact is there: none is ever empty
		this.meanwhile = () -> queue.add(fact(next.incrementAndGet()));
		queue.start();
		queue.add(FACT);
		Awaitility.await().until(() -> queue.dropped() > 0 && queue.problem() != null);
		this.full.countDown();
		Awaitility.await().until(() -> this.written.contains(MISSED));
		Awaitility.await().until(() -> queue.problem() == null);
		int sofar = next.get();
		Awaitility.await().until(() -> next.get() > sofar);
		this.meanwhile = () -> {
		};
		queue.close();
		assertThat(this.written).containsOnlyOnce(MISSED);
	}

	@Test
	void whatWaitedWhenAFactWasDroppedIsWrittenBeforeWhatMakesUpForIt() {
		WriteQueue queue = queue(9_000);
		List<Fact> waited = IntStream.range(0, 9_000).mapToObj(WriteQueueTests::fact).toList();
		waited.forEach(queue::add);
		assertThat(queue.add(FACT)).isFalse();
		queue.start();
		Awaitility.await().until(() -> this.written.contains(MISSED));
		queue.close();
		assertThat(this.written).hasSize(9_001).startsWith(waited.toArray(Fact[]::new)).endsWith(MISSED);
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

	private static Fact fact(int number) {
		return new Fact.Forgotten(Instant.ofEpochSecond(1 + number));
	}

	private WriteQueue queue(int capacity) {
		return new WriteQueue(new Forgetful(), capacity, Duration.ofMillis(5));
	}

	/** Makes the mistakes one after the other. */
	private final class Forgetful implements FactSink {

		@Override
		public void write(List<Fact> batch) {
			WriteQueueTests.this.meanwhile.run();
			if (WriteQueueTests.this.full.getCount() > 0) {
				throw new StorageException("disk full");
			}
			if (batch.contains(ABSURD)) {
				throw new ArithmeticException("long overflow");
			}
			RuntimeException mistake = WriteQueueTests.this.mistakes.poll();
			if (mistake != null) {
				throw mistake;
			}
			WriteQueueTests.this.written.addAll(batch);
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
