package com.aimixer.simulator.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes notifications for programs (JSON) and shell scripts (lines with tabs).
 */
public final class NotificationWriter {

	private static final ObjectWriter JSON = JsonMapper.builder()
		.build()
		.writer()
		.without(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM);

	private NotificationWriter() {
	}

	/**
	 * Writes a JSON list of objects.
	 * @param notifications what to write
	 * @param out where to, not closed
	 * @throws IOException if it cannot be written there
	 */
	public static void json(List<Notification> notifications, OutputStream out) throws IOException {
		// it writes ? for half a character, at which Jackson's own way to bytes would
		// stop
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		try (SequenceWriter list = JSON.writeValuesAsArray(writer)) {
			for (Notification notification : notifications) {
				list.write(fields(notification));
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		writer.flush();
	}

	/**
	 * Writes lines without the content, with tabs between and {@code -} for nothing.
	 * @param notifications what to write
	 * @param out where to, not closed
	 * @throws IOException if it cannot be written there
	 */
	public static void lines(List<Notification> notifications, OutputStream out) throws IOException {
		for (Notification notification : notifications) {
			out.write(line(notification).getBytes(StandardCharsets.UTF_8));
		}
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
