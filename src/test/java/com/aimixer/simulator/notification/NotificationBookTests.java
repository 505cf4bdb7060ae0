package com.aimixer.simulator.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationBookTests {

	private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

	private final NotificationBook book = new NotificationBook();

	@Test
	void onlyTheNewestAreKept() {
		for (int number = 0; number < NotificationBook.MOST + 5; number++) {
			this.book.add(notification(number, ""));
		}
		List<Notification> kept = this.book.since(Instant.MIN);
		assertThat(kept).hasSize(NotificationBook.MOST);
		assertThat(kept.getFirst().at()).isEqualTo(START.plusSeconds(5));
	}

	@Test
	void theOldestLoseTheirContentButNotTheFacts() {
		String content = "x".repeat(NotificationBook.LONGEST_CONTENT);
		int fitting = NotificationBook.ALL_CONTENTS / content.length();
		for (int number = 0; number < fitting + 2; number++) {
			this.book.add(notification(number, content));
		}
		List<Notification> kept = this.book.since(Instant.MIN);
		assertThat(kept).hasSize(fitting + 2).extracting(Notification::title).containsOnly("[FIRING:1] CRITICAL A");
		assertThat(kept.subList(0, 2)).extracting(Notification::content).containsOnly("");
		assertThat(kept.subList(2, fitting + 2)).extracting(Notification::content).containsOnly(content);
	}

	@Test
	void roomOfForgottenNotificationsIsUsedAgain() {
		for (int number = 0; number < 3 * NotificationBook.MOST; number++) {
			this.book.add(notification(number, "x".repeat(400)));
		}
		assertThat(this.book.since(Instant.MIN)).extracting((notification) -> notification.content().length())
			.containsOnly(400);
		this.book.clear();
		this.book.add(notification(1, "y".repeat(NotificationBook.LONGEST_CONTENT)));
		assertThat(this.book.since(Instant.MIN)).singleElement()
			.extracting((notification) -> notification.content().length())
			.isEqualTo(NotificationBook.LONGEST_CONTENT);
	}

	@Test
	void veryLongContentIsCut() {
		this.book.add(notification(1, "x".repeat(NotificationBook.LONGEST_CONTENT + 1)));
		assertThat(this.book.since(Instant.MIN).getFirst().content()).endsWith("xxx (cut)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "to", "title", "alertname", "severity", "region", "dedupKey" })
	void noFactIsLongerThanItsLimit(String fact) {
		Function<String, String> text = (each) -> each.equals(fact) ? "x".repeat(450_000) : "short";
		this.book.add(new Notification(START, Channel.SLACK, text.apply("to"), Action.TRIGGER, text.apply("title"),
				text.apply("alertname"), text.apply("severity"), text.apply("region"), text.apply("dedupKey"), ""));
		assertThat(this.book.since(Instant.MIN)).singleElement()
			.satisfies((kept) -> assertThat(length(kept)).isBetween(256, Notification.LONGEST_TITLE + 50));
	}

	@Test
	void lengthOfAllTextsIsBounded() {
		String longest = "x".repeat(450_000);
		for (int number = 0; number < NotificationBook.MOST; number++) {
			this.book.add(new Notification(START.plusSeconds(number), Channel.SLACK, longest, Action.TRIGGER, longest,
					longest, longest, longest, longest, longest));
		}
		List<Notification> kept = this.book.since(Instant.MIN);
		assertThat(kept.stream().mapToLong(NotificationBookTests::length).sum())
			.isLessThanOrEqualTo(NotificationBook.ALL_FACTS + NotificationBook.ALL_CONTENTS);
		assertThat(kept.getLast().at()).isEqualTo(START.plusSeconds(NotificationBook.MOST - 1));
	}

	@Test
	void theListIsWrittenPieceByPiece() throws IOException {
		String content = "x".repeat(10_000);
		for (int number = 0; number < 300; number++) {
			this.book.add(notification(number, content));
		}
		AtomicInteger longest = new AtomicInteger();
		ByteArrayOutputStream written = new ByteArrayOutputStream() {
			@Override
			public synchronized void write(byte[] bytes, int from, int length) {
				longest.accumulateAndGet(length, Math::max);
				super.write(bytes, from, length);
			}
		};
		NotificationWriter.json(this.book.since(Instant.MIN), written);
		assertThat(written.size()).isGreaterThan(3_000_000);
		assertThat(longest.get()).isLessThan(100_000);
	}

	@Test
	void sinceIncludesItsOwnMoment() {
		this.book.add(notification(1, ""));
		this.book.add(notification(2, ""));
		assertThat(this.book.since(START.plusSeconds(2))).hasSize(1);
		assertThat(this.book.since(START.plusSeconds(3))).isEmpty();
	}

	private static int length(Notification notification) {
		return Stream
			.of(notification.to(), notification.title(), notification.alertname(), notification.severity(),
					notification.region(), notification.dedupKey(), notification.content())
			.mapToInt((text) -> (text != null) ? text.length() : 0)
			.sum();
	}

	private static Notification notification(int second, String content) {
		return Notification.of(START.plusSeconds(second), Channel.SLACK, "#a", "[FIRING:1] CRITICAL A", null, content);
	}

}
