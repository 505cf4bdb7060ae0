package com.aimixer.monitor.endpoint;

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
}
