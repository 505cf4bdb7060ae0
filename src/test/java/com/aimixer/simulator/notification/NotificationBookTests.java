package com.aimixer.simulator.notification;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

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

	@Test
	void sinceIncludesItsOwnMoment() {
		this.book.add(notification(1, ""));
		this.book.add(notification(2, ""));
		assertThat(this.book.since(START.plusSeconds(2))).hasSize(1);
		assertThat(this.book.since(START.plusSeconds(3))).isEmpty();
	}

	private static Notification notification(int second, String content) {
		return Notification.of(START.plusSeconds(second), Channel.SLACK, "#a", "[FIRING:1] CRITICAL A", null, content);
	}

}
