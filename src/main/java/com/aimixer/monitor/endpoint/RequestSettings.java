package com.aimixer.monitor.endpoint;

import java.net.URI;
import java.util.Map;

/**
 * The request of a probe.
 *
 * @param url absolute {@code http} or {@code https} address
 * @param method HTTP method in upper case
 * @param headers request headers, name to value
 * @param followRedirects whether a redirect is followed or is itself the answer
 * @param reuseConnection whether a connection may serve several probes; a fresh one is
 * the default, since only that sees name resolution, connect and handshake every time
 * @param maxBodyBytes size up to which a body is read, counted after decompression
 */
public record RequestSettings(URI url, String method, Map<String, String> headers, boolean followRedirects,
		boolean reuseConnection, long maxBodyBytes) {

	/** Two megabytes. */
	public static final long DEFAULT_MAX_BODY_BYTES = 2 * 1024 * 1024;

	public RequestSettings {
		headers = Map.copyOf(headers);
	}

	/**
	 * A plain {@code GET} on a fresh connection.
	 * @param url absolute {@code http} or {@code https} address
	 * @return settings with every default
	 */
	public static RequestSettings get(URI url) {
		return new RequestSettings(url, "GET", Map.of(), false, false, DEFAULT_MAX_BODY_BYTES);
	}

	/**
	 * Whether a connection begins with a TLS handshake.
	 * @return whether the address is {@code https}
	 */
	public boolean usesTls() {
		return "https".equalsIgnoreCase(this.url.getScheme());
	}

	/**
	 * Whether a certificate may be seen.
	 * @return also where a redirect is followed, which may lead to {@code https}
	 */
	public boolean mayUseTls() {
		return usesTls() || this.followRedirects;
	}

}
