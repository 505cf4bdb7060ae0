package com.aimixer.simulator.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param method the method
 * @param path the path without the query
 * @param query what follows the question mark, empty if there is none
 * @param headers header names in lower case to values
 * @param body the body as text, empty if there is none
 * @param keepAlive whether the client wants to go on with the connection
 */
public record Request(String method, String path, String query, Map<String, String> headers, String body,
		boolean keepAlive) {

	public Request {
		headers = Map.copyOf(headers);
	}

	static Request of(RequestHead head, byte[] body) {
		return new Request(head.method(), head.path(), head.query(), head.headers(),
				new String(body, StandardCharsets.UTF_8), head.keepAlive());
	}

	/**
	 * Whether the request only reads.
	 * @return true for GET and HEAD
	 */
	public boolean isRead() {
		return this.method.equals("GET") || this.method.equals("HEAD");
	}

}
