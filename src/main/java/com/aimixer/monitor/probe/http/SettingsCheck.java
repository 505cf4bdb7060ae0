package com.aimixer.monitor.probe.http;

import java.nio.file.Path;

import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.tls.TrustAnchors;

/**
 * Finds settings that cannot work before anything is probed.
 */
public final class SettingsCheck {

	private SettingsCheck() {
	}

	/**
	 * Refuse a request that cannot be sent.
	 * @param request what to ask
	 * @throws IllegalArgumentException if it cannot work, with a message for the user
	 */
	public static void request(RequestSettings request) {
		RequestFactory.create(request);
	}

	/**
	 * Refuse a file that cannot be read or holds no certificate.
	 * @param file the PEM file of {@code tls.ca}
	 * @throws IllegalArgumentException if it cannot work, with a message for the user
	 */
	public static void caFile(Path file) {
		TrustAnchors.of(file);
	}

	/**
	 * Refuse a server name that cannot be sent.
	 * @param name the {@code tls.server-name}
	 * @throws IllegalArgumentException if it cannot work, with a message for the user
	 */
	public static void serverName(String name) {
		TlsSetup.sni(name);
	}

	/**
	 * Refuse a JSON path that cannot be read.
	 * @param path the {@code expect.json-path}
	 * @throws IllegalArgumentException if it cannot work, with a message for the user
	 */
	public static void jsonPath(String path) {
		JsonCheck.compile(path);
	}

}
