package com.aimixer.simulator.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes notifications for programs (JSON) and shell scripts (lines with tabs).
 */
public final class NotificationWriter {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private NotificationWriter() {
	}

	/**
	 * Writes JSON.
	 * @param notifications what to write
	 * @return a list of objects
	 */
	public static String json(List<Notification> notifications) {
		return JSON.writeValueAsString(notifications.stream().map(NotificationWriter::fields).toList());
	}

	/**
	 * Writes lines without the content.
	 * @param notifications what to write
	 * @return a line each, with tabs between and {@code -} for nothing
	 */
	public static String lines(List<Notification> notifications) {
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
