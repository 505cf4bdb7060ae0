package com.aimixer.monitor.probe;

import java.util.Locale;

/**
 * Why a probe failed: the closed set behind the {@code reason} label.
 */
public enum Reason {

	/** No such name, or no answer of the resolver by the deadline. */
	DNS,

	/** The port refused the connection. */
	REFUSED,

	/** No route to the host or the network. */
	UNREACHABLE,

	/** No answer to the TCP handshake by the deadline. */
	CONNECT_TIMEOUT,

	/** The TLS handshake failed or the certificate was not accepted. */
	TLS,

	/**
	 * The TLS handshake, the response head or the body was not finished by the deadline.
	 */
	TIMEOUT,

	/** The peer reset the connection. */
	RESET,

	/**
	 * The answer was no valid HTTP: closed too early, broken framing, impossible lengths.
	 */
	PROTOCOL,

	/** The status code was not expected. */
	STATUS,

	/** The body or a header was not as expected. */
	ASSERTION,

	/** The body was larger than allowed. */
	TOO_LARGE;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * The reason as users see it.
	 * @return the word of the closed set, such as {@code connect_timeout}
	 */
	public String word() {
		return this.word;
	}

}
