package com.aimixer.monitor.probe;

/**
 * The stages of a probe in the order they are passed.
 */
public enum Phase {

	/** Resolving the name. */
	DNS,

	/** TCP handshake. */
	CONNECT,

	/** TLS handshake. */
	TLS,

	/** From the connection being ready to the last byte of the response head. */
	WAIT,

	/** From the response head to the last byte of the body. */
	BODY

}
