package com.aimixer.simulator.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes notifications for programs (JSON) and shell scripts (lines with tabs).
 */
final class NotificationWriter {

	private NotificationWriter() {
	}

	static String json(List<Notification> notifications) {
		return Json.MAPPER.writeValueAsString(notifications.stream().map(NotificationWriter::fields).toList());
	}

	static String lines(List<Notification> notifications) {
		return notifications.stream().map(NotificationWriter::line).collect(Collectors.joining());
	}

	private static Map<String, @Nullable Object> fields(Notification notification) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("at", notification.at().toString());
		fields.put("channel", notification.channel().label());
		fields.put("to", notification.to());
		fields.put("action", notification.action().label());
		fields.put("title", notification.title());
		fields.put("alertname", notification.alertname());
		fields.put("severity", notification.severity());
		fields.put("region", notification.region());
		fields.put("dedupKey", notification.dedupKey());
		fields.put("content", notification.content());
		return fields;
	}

	private static String line(Notification notification) {
		return String.join("\t", String.valueOf(notification.at().toEpochMilli()), notification.channel().label(),
				cell(notification.to()), notification.action().label(), cell(notification.alertname()),
				cell(notification.region()), cell(notification.severity()), cell(notification.dedupKey())) + "\n";
	}

	private static String cell(@Nullable String text) {
		return (text == null || text.isBlank()) ? "-" : text.strip().replaceAll("\\s", " ");
	}

}
