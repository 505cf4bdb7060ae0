package com.aimixer.monitor.endpoint;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How the peer of a {@code https} endpoint is verified.
 *
 * @param ca PEM file with the trusted authorities, or null for those of the JDK
 * @param serverName name sent as SNI and expected in the certificate, or null for the
 * host of the URL
 * @param verify false to accept any certificate
 */
public record TlsSettings(@Nullable Path ca, @Nullable String serverName, boolean verify) {

	/** The JDK's authorities, the host of the URL, verified. */
	public static final TlsSettings DEFAULT = new TlsSettings(null, null, true);

}
