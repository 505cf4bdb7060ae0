package com.aimixer.monitor.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However much somebody writes into an alert, it keeps its identity and takes little
 * room.
 */
class AlertTextsTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private static final Map<String, String> LABELS = Map.of("alertname", "HighLatency", "region", "ap");

	@Test
	void whatHasRoomStaysAsItIs() {
		Map<String, String> words = Map.of("summary", "s".repeat(4_000), "description", "d".repeat(4_000));
		assertThat(fired(words).annotations()).isEqualTo(words);
	}

	@Test
	void aLongTextIsCutWithAMarkAndTheShortOnesStay() {
		AlertRecord alert = fired(Map.of("a", "x", "summary", "slow", "description", "d".repeat(1_000_000),
				"runbook_url", "https://r", "dashboard_url", "https://d"));
		assertThat(alert.annotations()).containsEntry("summary", "slow")
			.containsEntry("runbook_url", "https://r")
			.containsEntry("dashboard_url", "https://d")
			.containsEntry("left_out", "no room for 1 more annotations")
			.doesNotContainKey("a");
		assertThat(alert.annotations().get("description")).startsWith("ddd").endsWith("d ... (cut)");
		assertThat(AlertTexts.size(alert.annotations())).isBetween(7_000L, (long) AlertTexts.MOST);
		assertThat(alert.heard(alert.annotations(), START)).isEqualTo(alert);
	}

	@Test
	void soManyThatTheyFindNoRoomAreCounted() {
		Map<String, String> words = new HashMap<>();
		for (int i = 0; i < 100_000; i++) {
			words.put("a" + i, "");
		}
		AlertRecord alert = fired(words);
		assertThat(alert.annotations()).hasSizeBetween(50, 200);
		assertThat(alert.annotations().get("left_out")).startsWith("no room for 99");
		assertThat(AlertTexts.size(alert.annotations())).isLessThanOrEqualTo(AlertTexts.MOST);
	}

	@Test
	void aCharacterIsNotCutInHalf() {
		for (String before : new String[] { "", "." }) {
			String text = fired(Map.of("summary", before + "\uD83D\uDE00".repeat(9_000))).annotations()
				.getOrDefault("summary", "");
			assertThat(text).endsWith("(cut)");
			assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text);
		}
	}

	@Test
	void anEndThatNobodySawIsSaidInAnAlertThatIsFull() {
		AlertRecord alert = fired(Map.of("description", "d".repeat(1_000_000))).lost(START, "not seen");
		assertThat(alert.annotations()).containsEntry("end", "not seen");
		assertThat(alert.endSeen()).isFalse();
	}

	@Test
	void deliveriesAreBoundedToo() {
		AlertRecord alert = fired(Map.of());
		for (int i = 0; i < 100; i++) {
			alert = alert.delivered(new AlertDelivery(i + "x".repeat(1_000), AlertState.FIRING, START));
		}
		assertThat(alert.deliveries()).hasSize(20)
			.allSatisfy((delivery) -> assertThat(delivery.to()).hasSize(200).endsWith("(cut)"));
		AlertDelivery known = new AlertDelivery("0" + "x".repeat(1_000), AlertState.FIRING, START.plusSeconds(1));
		assertThat(alert.delivered(known)).isEqualTo(alert);
	}

	@Test
	void theLargestAlertTakesLessThanItsBound() {
		Map<String, String> words = Map.of("summary", "\u20AC".repeat(1_000_000));
		AlertRecord alert = AlertRecord.fired(AlertSource.PROMETHEUS,
				Map.of("alertname", "\u20AC".repeat(AlertTexts.MOST - 73)), words, START);
		assertThat(AlertSize.of(alert)).isBetween(40_000L, 55_000L);
		assertThat(AlertSize.of(fired(Map.of("summary", "slow")))).isBetween(500L, 1_500L);
	}

	private static AlertRecord fired(Map<String, String> annotations) {
		return AlertRecord.fired(AlertSource.PROMETHEUS, LABELS, annotations, START);
	}

}
