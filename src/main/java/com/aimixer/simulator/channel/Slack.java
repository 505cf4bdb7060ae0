package com.aimixer.simulator.channel;

import java.time.Instant;

import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.notification.NotificationBook;
import com.aimixer.simulator.server.Answer;
import tools.jackson.databind.JsonNode;

/**
 * An incoming webhook of Slack; it refuses with Slack's own words.
 */
final class Slack implements StandIn {

	private final NotificationBook book;

	Slack(NotificationBook book) {
		this.book = book;
	}

	@Override
	public Answer take(String body, Instant at) {
		JsonNode message = Json.object(body);
		if (message == null) {
			return Answer.text(400, "invalid_payload");
		}
		JsonNode attachment = message.path("attachments").path(0);
		String text = Json.text(message, "text");
		if (text.isBlank() && !attachment.isObject()) {
			return Answer.text(400, "no_text");
		}
		String title = Json.text(attachment, "title");
		this.book.add(Notification.of(at, Channel.SLACK, Json.text(message, "channel"), title.isEmpty() ? text : title,
				null, body));
		return Answer.text(200, "ok");
	}

}
