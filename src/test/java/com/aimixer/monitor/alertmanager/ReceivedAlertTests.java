package com.aimixer.monitor.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.aimixer.monitor.alertmanager.WebhookMessage.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What of a message is refused since it could not be kept, shown or ever be forgotten.
 */
class ReceivedAlertTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final Map<String, String> LABELS = Map.of("alertname", "HighLatency");

	@ParameterizedTest
	@CsvSource({ "2000-01-01T00:00:00Z, true", "1999-12-31T23:59:59.999Z, false", "2026-11-24T12:00:00Z, true",
			"2026-11-24T12:00:00.001Z, false", "9999-12-31T00:00:00Z, false", "+300000000-01-01T00:00:00Z, false",
			"-1000000000-01-01T00:00:00Z, false", "+1000000000-12-31T23:59:59Z, false", "0001-01-01T00:00:00Z, false" })
	void aTimeIsNeitherBeforeTheFirstOfTheseProgramsNorMoreThanADayAhead(String time, boolean taken) throws Exception {
		Instant instant = Instant.parse(time);
		Instant end = instant.isAfter(NOW) ? instant : NOW;
		if (taken) {
			assertThat(received("firing", instant, null).startsAt()).isEqualTo(instant);
			assertThat(received("resolved", NOW, end).endsAt()).isEqualTo(end);
			return;
		}
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> received("firing", instant, null))
			.withMessageContaining("startsAt = ")
			.withMessageContaining("is not between 2000-01-01T00:00:00Z and a day from now (2026-11-23T12:00:00Z)");
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> received("resolved", NOW, instant))
			.withMessageContaining("endsAt = ");
	}

	@Test
	void theEndOfWhatFiresMeansNothing() throws Exception {
		assertThat(received("firing", NOW, Instant.parse("0001-01-01T00:00:00Z")).endsAt()).isNull();
	}

	@Test
	void anEndAheadIsTheEndNow() throws Exception {
		ReceivedAlert alert = received("resolved", NOW, NOW.plus(Duration.ofHours(20)));
		assertThat(alert.told(alert.fired(), "http://am", NOW).endsAt()).isEqualTo(NOW);
	}

	@Test
	void labelsTellAlertsApartAndAreNeverCut() throws Exception {
		String longest = "x".repeat(8_192 - 64 - "alertname".length());
		assertThat(received(Map.of("alertname", longest), Map.of()).fired().label("alertname")).isEqualTo(longest);
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> received(Map.of("alertname", longest + "x"), Map.of()))
			.withMessageContaining("more than 8192 characters")
			.withMessageContaining("move long texts to annotations");
	}

	@Test
	void halfACharacterCouldNotBeShown() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> received(LABELS, Map.of("summary", "half: \uD83D")))
			.withMessageContaining("half a character");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> received(Map.of("alertname", "A", "\uDE00", "x"), Map.of()));
	}

	private static ReceivedAlert received(String status, Instant start, @Nullable Instant end)
			throws MalformedMessageException {
		return ReceivedAlert.of(new Item(status, item(LABELS), item(Map.of()), start, end), NOW);
	}

	private static ReceivedAlert received(Map<String, String> labels, Map<String, String> annotations)
			throws MalformedMessageException {
		return ReceivedAlert.of(new Item("firing", item(labels), item(annotations), NOW, null), NOW);
	}

	private static Map<String, @Nullable String> item(Map<String, String> texts) {
		return new HashMap<>(texts);
	}

}
