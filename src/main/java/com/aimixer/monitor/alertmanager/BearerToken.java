package com.aimixer.monitor.alertmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * The token of those who may post. Read from its file for every request, so that it can
 * be replaced without a restart, as in Alertmanager.
 */
final class BearerToken {

	private static final String SCHEME = "Bearer ";

	private static final int LONGEST = 4096;

	private final Path file;

	BearerToken(Path file) {
		this.file = file;
	}

	/**
	 * Whether a request shows the token. Takes the same time for every wrong one of its
	 * length.
	 * @param authorization the header, or null if there is none
	 * @throws IOException if the file cannot be read
	 */
	boolean isShownBy(@Nullable String authorization) throws IOException {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return false;
		}
		byte[] shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
		byte[] token = token().getBytes(StandardCharsets.UTF_8);
		return token.length > 0 && MessageDigest.isEqual(token, shown);
	}

	private String token() throws IOException {
		if (Files.size(this.file) > LONGEST) {
			throw new IOException("longer than " + LONGEST + " bytes");
		}
		return Files.readString(this.file).strip();
	}

}
