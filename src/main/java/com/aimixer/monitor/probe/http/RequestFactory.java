package com.aimixer.monitor.probe.http;

import com.aimixer.monitor.endpoint.RequestSettings;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Turns settings into the request that every probe sends.
 */
final class RequestFactory {

	private static final byte[] NO_CONTENT = new byte[0];

	private RequestFactory() {
	}

	/**
	 * The request, with defaults that the configured headers may replace.
	 * @param settings what to ask
	 * @throws IllegalArgumentException if HTTP cannot ask that
	 */
	static Request create(RequestSettings settings) {
		HttpUrl url = HttpUrl.parse(settings.url().toString());
		if (url == null) {
			throw new IllegalArgumentException("URL '" + settings.url() + "' must start with http:// or https://");
		}
		Request.Builder request = new Request.Builder().url(url)
			.header("User-Agent", "ai-mixer-monitor")
			.header("Accept-Encoding", "gzip");
		if (!settings.reuseConnection()) {
			request.header("Connection", "close");
		}
		method(request, settings.method());
		settings.headers().forEach((name, value) -> header(request, name, value));
		return request.build();
	}

	private static void method(Request.Builder request, String method) {
		boolean needsBody = switch (method) {
			case "POST", "PUT", "PATCH", "PROPPATCH", "REPORT" -> true;
			default -> false;
		};
		try {
			request.method(method, needsBody ? RequestBody.create(NO_CONTENT) : null);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("method '" + method + "' is not possible", ex);
		}
	}

	/** The engine's own message would print the value, which may be a secret. */
	private static void header(Request.Builder request, String name, String value) {
		try {
			request.header(name, value);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"header '" + name + "' has a name or value with characters that HTTP does not allow");
		}
	}

}
