package com.aimixer.simulator.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Request line and headers.
 *
 * @param method the method
 * @param path the path without the query
 * @param query what follows the question mark, empty if there is none
 * @param headers header names in lower case to values
 * @param keepAlive whether the connection goes on after the answer
 */
record RequestHead(String method, String path, String query, Map<String, String> headers, boolean keepAlive) {

	private static final int MAX_LENGTH = 16 * 1024;

	/** As much as PagerDuty takes; anything longer is a mistake of the client. */
	private static final int MAX_BODY = 512 * 1024;

	/**
	 * Reads the next head of a connection.
	 * @param in a buffered stream
	 * @return the head, or null if the client has closed the connection between requests
	 * @throws BadRequestException if it is no HTTP/1 head
	 */
	static @Nullable RequestHead read(InputStream in) throws IOException {
		String text = readText(in);
		if (text.isEmpty()) {
			return null;
		}
		String[] lines = text.split("\r?\n");
		String[] words = lines[0].split(" ");
		if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
			throw new BadRequestException(400, "no HTTP/1 request line: " + lines[0]);
		}
		Map<String, String> headers = new HashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon < 1) {
				throw new BadRequestException(400, "no header: " + lines[i]);
			}
			headers.put(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
					lines[i].substring(colon + 1).strip());
		}
		String[] target = words[1].split("\\?", 2);
		return new RequestHead(words[0], target[0], (target.length == 2) ? target[1] : "", headers,
				keepsAlive(words[2], headers));
	}

	/**
	 * Reads the body that belongs to this head.
	 * @param in the stream the head came from
	 * @return the body, empty if there is none
	 */
	byte[] readBody(InputStream in) throws IOException {
		if (this.headers.containsKey("transfer-encoding")) {
			throw new BadRequestException(411, "send the body with Content-Length, not chunked");
		}
		String length = this.headers.getOrDefault("content-length", "0");
		if (!length.matches("\\d{1,9}")) {
			throw new BadRequestException(400, "Content-Length is no number: " + length);
		}
		int bytes = Integer.parseInt(length);
		if (bytes > MAX_BODY) {
			throw new BadRequestException(413, "the body is longer than " + MAX_BODY + " bytes");
		}
		byte[] body = in.readNBytes(bytes);
		if (body.length < bytes) {
			throw new IOException("the client left in the middle of its body");
		}
		return body;
	}

	private static String readText(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream(256);
		int lineLength = 0;
		for (int next = in.read(); next != -1; next = in.read()) {
			head.write(next);
			if (next == '\n' && lineLength == 0 && head.size() > 2) {
				return head.toString(StandardCharsets.ISO_8859_1).strip();
			}
			if (head.size() > MAX_LENGTH) {
				throw new BadRequestException(431, "the head is longer than " + MAX_LENGTH + " bytes");
			}
			lineLength = (next == '\n') ? 0 : (next == '\r') ? lineLength : lineLength + 1;
		}
		return "";
	}

	private static boolean keepsAlive(String version, Map<String, String> headers) {
		String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
		return version.equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep-alive");
	}

}
