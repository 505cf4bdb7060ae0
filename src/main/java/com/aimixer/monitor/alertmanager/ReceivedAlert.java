package com.aimixer.monitor.alertmanager;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.aimixer.monitor.alert.AlertDelivery;
import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.alert.AlertTexts;
import com.aimixer.monitor.alertmanager.WebhookMessage.Item;
import org.jspecify.annotations.Nullable;

/**
 * An alert of a message that has all it needs, and nothing that could not be kept.
 *
 * @param labels what it is about
 * @param annotations what people read
 * @param startsAt when it fired
 * @param resolved whether it has ended
 * @param endsAt when it has, or null if that is not said
 */
record ReceivedAlert(Map<String, String> labels, Map<String, String> annotations, Instant startsAt, boolean resolved,
		@Nullable Instant endsAt) {

	private static final String NAME = "alertname";

	/** More than a retry of Alertmanager is late. */
	private static final Duration LATE = Duration.ofMinutes(5);

	/** Before there was a Prometheus: what says so means something else. */
	private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

	/** By more than that no two clocks disagree that anybody looks after. */
	private static final Duration AHEAD = Duration.ofDays(1);

	/**
	 * An alert as Alertmanager tells it.
	 * @param item what it says
	 * @param now now, by the wall clock
	 * @throws MalformedMessageException if that is not an alert that can be kept
	 */
	static ReceivedAlert of(Item item, Instant now) throws MalformedMessageException {
		Map<String, String> labels = texts(item.labels(), "the text of a label");
		if (labels.getOrDefault(NAME, "").isEmpty()) {
			throw new MalformedMessageException("an alert has no alertname");
		}
		if (AlertTexts.size(labels) > AlertTexts.MOST) {
			throw new MalformedMessageException("the labels of an alert have more than " + AlertTexts.MOST
					+ " characters (64 are added for each label); move long texts to annotations");
		}
		boolean resolved = switch (present(item.status(), "status")) {
			case "resolved" -> true;
			case "firing" -> false;
			default -> throw new MalformedMessageException("a status is neither firing nor resolved");
		};
		Instant start = inRange(present(item.startsAt(), "startsAt"), "startsAt", now);
		// what fires says nothing of use about its end
		Instant end = (resolved && item.endsAt() != null) ? inRange(item.endsAt(), "endsAt", now) : null;
		return new ReceivedAlert(labels, texts(item.annotations(), "the text of an annotation"), start, resolved, end);
	}

	private static Map<String, String> texts(@Nullable Map<String, @Nullable String> map, String what)
			throws MalformedMessageException {
		Map<String, String> texts = new HashMap<>();
		if (map != null) {
			for (Map.Entry<String, @Nullable String> entry : map.entrySet()) {
				texts.put(text(entry.getKey(), what), text(present(entry.getValue(), what), what));
			}
		}
		return texts;
	}

	/** What cannot be written as UTF-8 would fail every answer that it is in. */
	static String text(String text, String what) throws MalformedMessageException {
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new MalformedMessageException(what + " has half a character (a lone surrogate)");
		}
		return text;
	}

	private static Instant inRange(Instant instant, String what, Instant now) throws MalformedMessageException {
		if (instant.isBefore(EARLIEST) || instant.isAfter(now.plus(AHEAD))) {
			throw new MalformedMessageException("%s = %s is not between %s and a day from now (%s); compare the clocks"
				.formatted(what, instant, EARLIEST, now));
		}
		return instant;
	}

	static <T> T present(@Nullable T value, String what) throws MalformedMessageException {
		if (value == null) {
			throw new MalformedMessageException(what + " is missing");
		}
		return value;
	}

	/** The first line of the history about this alert. */
	AlertRecord fired() {
		return AlertRecord.fired(AlertSource.PROMETHEUS, this.labels, this.annotations, this.startsAt);
	}

	/**
	 * The line of the history after this. What has ended fires again only if that is
	 * heard well after its end; before, a retry of Alertmanager came late. An end that
	 * nobody saw gives way to whatever is heard.
	 */
	AlertRecord told(AlertRecord kept, String sender, Instant now) {
		Instant end = kept.endsAt();
		if (end == null) {
			return goneOn(kept, sender, now);
		}
		boolean again = !this.resolved && now.isAfter(end.plus(LATE));
		return (again || !kept.endSeen()) ? goneOn(kept.reopened(), sender, now) : kept;
	}

	private AlertRecord goneOn(AlertRecord kept, String sender, Instant now) {
		AlertRecord heard = kept.heard(this.annotations, now);
		if (this.resolved) {
			Instant end = (this.endsAt != null) ? this.endsAt : now;
			heard = heard.resolved(end.isBefore(now) ? end : now);
		}
		return heard.delivered(new AlertDelivery(sender, heard.state(), now));
	}

}
