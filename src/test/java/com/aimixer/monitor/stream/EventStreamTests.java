package com.aimixer.monitor.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventStreamTests {

	private final AtomicInteger encoded = new AtomicInteger();

	private final EventStream stream = new EventStream((data) -> {
		this.encoded.incrementAndGet();
		return data.toString();
	});

	@Test
	void everySubscriberHearsEveryEventInOrder() throws InterruptedException {
		Subscription first = this.stream.subscribe();
		Subscription second = this.stream.subscribe();
		this.stream.publish("probe", 1);
		this.stream.publish("status", 2);
		assertThat(texts(first, 2)).containsExactly("event: probe\ndata: 1\n\n", "event: status\ndata: 2\n\n");
		assertThat(texts(second, 2)).hasSize(2);
	}

	@Test
	void anEventIsEncodedOnceForAll() {
		for (int i = 0; i < 200; i++) {
			this.stream.subscribe();
		}
		this.stream.publish("probe", 1);
		assertThat(this.encoded).hasValue(1);
	}

	@Test
	void withoutSubscribersNothingIsEncoded() {
		this.stream.publish("probe", 1);
		assertThat(this.encoded).hasValue(0);
	}

	@Test
	void aSubscriberThatNeverReadsIsDroppedAndTheOthersMissNothing() throws InterruptedException {
		Subscription slow = this.stream.subscribe();
		Subscription quick = this.stream.subscribe();
		for (int i = 0; i <= EventStream.BACKLOG; i++) {
			this.stream.publish("probe", i);
			assertThat(texts(quick, 1)).containsExactly("event: probe\ndata: " + i + "\n\n");
		}
		assertThat(slow.next()).isNull();
		assertThat(this.stream.subscribers()).isOne();
		assertThat(this.stream.droppedSubscribers()).isOne();
	}

	@Test
	void closingReleasesWhoWaits() {
		Subscription subscription = this.stream.subscribe();
		CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
			try {
				return subscription.next() == null;
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		});
		this.stream.close();
		assertThat(ended).succeedsWithin(java.time.Duration.ofSeconds(5)).isEqualTo(true);
	}

	@Test
	void aClosedStreamTakesNoNewSubscribers() throws InterruptedException {
		this.stream.close();
		assertThat(this.stream.subscribe().next()).isNull();
		assertThat(this.stream.subscribers()).isZero();
	}

	private static List<String> texts(Subscription subscription, int count) throws InterruptedException {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			texts.add(new String(Objects.requireNonNull(subscription.next()), StandardCharsets.UTF_8));
		}
		return texts;
	}

}
