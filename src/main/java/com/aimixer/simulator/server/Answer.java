package com.aimixer.simulator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the status code
 * @param contentType the media type
 * @param body the body
 */
public record Answer(int status, String contentType, Body body) {

	private static final Map<Integer, String> PHRASES = Map.of(200, "OK", 201, "Created", 202, "Accepted", 400,
			"Bad Request", 404, "Not Found", 405, "Method Not Allowed", 500, "Internal Server Error", 502,
			"Bad Gateway", 503, "Service Unavailable");

	/**
	 * An answer with a text.
	 * @param status the status code
	 * @param contentType the media type
	 * @param body the text, sent as UTF-8
	 * @return the answer
	 */
	public static Answer of(int status, String contentType, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return new Answer(status, contentType, (out) -> out.write(bytes));
	}

	/**
	 * An answer in JSON.
	 * @param status the status code
	 * @param json the document
	 * @return the answer
	 */
	public static Answer json(int status, String json) {
		return of(status, "application/json", json);
	}

	/**
	 * An answer for people.
	 * @param status the status code
	 * @param text the text
	 * @return the answer
	 */
	public static Answer text(int status, String text) {
		return of(status, "text/plain; charset=utf-8", text);
	}

	byte[] head(boolean keepAlive) throws IOException {
		String head = "HTTP/1.1 " + this.status + " " + PHRASES.getOrDefault(this.status, "Status") + "\r\n"
				+ "Content-Type: " + this.contentType + "\r\n" + "Content-Length: " + this.body.length() + "\r\n"
				+ "Cache-Control: no-store\r\n" + "Connection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n";
		return head.getBytes(StandardCharsets.ISO_8859_1);
	}

}
