package com.aimixer.simulator.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.simulator.notification.Action;
import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.notification.NotificationBook;
import com.aimixer.simulator.server.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * PagerDuty's Events API v2. It refuses what the real one refuses, and also events
 * without a deduplication key, since nothing could resolve them.
 */
final class PagerDuty implements StandIn {

	private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

	private static final int LONGEST_KEY = 255;

	private final NotificationBook book;

	PagerDuty(NotificationBook book) {
		this.book = book;
	}

	@Override
	public Answer take(String body, Instant at) {
		JsonNode event = Json.object(body);
		List<String> errors = errors(event);
		if (event == null || !errors.isEmpty()) {
			return answer(400, "invalid event", "Event object is invalid", Map.of("errors", errors));
		}
		Action action = Action.find(Json.text(event, "event_action")).orElseThrow();
		String dedupKey = Json.text(event, "dedup_key");
		this.book.add(notification(event, action, dedupKey, body, at));
		return answer(202, "success", "Event processed", Map.of("dedup_key", dedupKey));
	}

	private Notification notification(JsonNode event, Action action, String dedupKey, String body, Instant at) {
		String summary = Json.text(event.path("payload"), "summary");
		Optional<Notification> trigger = this.book.lastTrigger(dedupKey);
		// only triggers have to say what they are about
		String title = summary.isEmpty() ? trigger.map(Notification::title).orElse("") : summary;
		return Notification.of(at, Channel.PAGERDUTY, Json.text(event, "routing_key"), title, dedupKey, body)
			.withAction(action);
	}

	private static List<String> errors(@Nullable JsonNode event) {
		if (event == null) {
			return List.of("the body is not a JSON object");
		}
		List<String> errors = new ArrayList<>();
		for (String field : List.of("routing_key", "event_action", "dedup_key")) {
			if (Json.text(event, field).isBlank()) {
				errors.add("'" + field + "' is missing or blank");
			}
		}
		int length = Json.text(event, "dedup_key").length();
		if (length > LONGEST_KEY) {
			errors.add("'dedup_key' has " + length + " characters, more than " + LONGEST_KEY);
		}
		String action = Json.text(event, "event_action");
		if (!action.isBlank() && Action.find(action).isEmpty()) {
			errors.add("'event_action' is '" + action + "', not trigger, acknowledge or resolve");
		}
		if (action.equals("trigger")) {
			errors.addAll(payloadErrors(event.path("payload")));
		}
		return errors;
	}

	private static List<String> payloadErrors(JsonNode payload) {
		List<String> errors = new ArrayList<>();
		for (String field : List.of("summary", "source", "severity")) {
			if (Json.text(payload, field).isBlank()) {
				errors.add("'payload." + field + "' is missing or blank");
			}
		}
		String severity = Json.text(payload, "severity");
		if (!severity.isBlank() && !SEVERITIES.contains(severity)) {
			errors.add("'payload.severity' is '" + severity + "', not one of " + String.join(", ", SEVERITIES));
		}
		return errors;
	}

	private static Answer answer(int status, String word, String message, Map<String, Object> more) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("status", word);
		document.put("message", message);
		document.putAll(more);
		return Answer.json(status, Json.MAPPER.writeValueAsString(document));
	}

}
