package com.aimixer.monitor.view;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the time of a probe went, in milliseconds; 0 for a phase that was not reached. A
 * record cannot have a component named as {@link Object#wait()}.
 *
 * @param dns name resolution
 * @param connect TCP handshake
 * @param tls TLS handshake
 * @param waiting request and waiting for the response head
 * @param body reading the body
 */
public record PhasesView(double dns, double connect, double tls, @JsonProperty("wait") double waiting, double body) {
}
