package com.aimixer.simulator.channel;

import java.time.Instant;
import java.util.Locale;

import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.notification.NotificationBook;
import com.aimixer.simulator.server.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A receiver of Alertmanager's webhook, which has no title of its own.
 */
final class Watchdog implements StandIn {

	private final NotificationBook book;

	Watchdog(NotificationBook book) {
		this.book = book;
	}

	@Override
	public Answer take(String body, Instant at) {
		JsonNode message = Json.object(body);
		if (message == null || !message.path("alerts").isArray()) {
			return Answer.text(400, "the body is not a webhook message of Alertmanager: a JSON object with 'alerts'\n");
		}
		this.book.add(notification(message, body, at));
		return Answer.text(200, "ok\n");
	}

	private static Notification notification(JsonNode message, String body, Instant at) {
		boolean firing = !Json.text(message, "status").equals("resolved");
		String alertname = label(message, "alertname");
		String severity = label(message, "severity");
		String region = label(message, "region");
		String title = (firing ? "[FIRING:" + message.path("alerts").size() + "]" : "[RESOLVED]")
				+ ((severity != null) ? " " + severity.toUpperCase(Locale.ROOT) : "")
				+ ((alertname != null) ? " " + alertname : "") + ((region != null) ? " in " + region : "");
		return Notification.of(at, Channel.WATCHDOG, Json.text(message, "receiver"), title,
				Json.text(message, "groupKey"), body);
	}

	private static @Nullable String label(JsonNode message, String name) {
		String common = Json.text(message.path("commonLabels"), name);
		String first = Json.text(message.path("alerts").path(0).path("labels"), name);
		String value = common.isEmpty() ? first : common;
		return value.isEmpty() ? null : value;
	}

}
