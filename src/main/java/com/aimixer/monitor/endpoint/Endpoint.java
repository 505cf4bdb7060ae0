package com.aimixer.monitor.endpoint;

import java.net.URI;

/**
 * One monitored endpoint.
 *
 * @param name unique name, {@code [a-z][a-z0-9-]*}
 * @param region the region it serves
 * @param request what is asked
 * @param expectations what a good answer looks like
 * @param tls how the peer is verified
 * @param thresholds when an answer is too slow or too rare
 */
public record Endpoint(String name, String region, RequestSettings request, Expectations expectations, TlsSettings tls,
		Thresholds thresholds) {

	/**
	 * An endpoint that is asked and judged by every default.
	 * @param name its name, also that of the region
	 * @param url absolute {@code http} or {@code https} address
	 * @return the endpoint
	 */
	public static Endpoint of(String name, URI url) {
		return new Endpoint(name, name, RequestSettings.get(url), Expectations.DEFAULT, TlsSettings.DEFAULT,
				Thresholds.DEFAULT);
	}

}
