package com.aimixer.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version that the build has written down.
 */
final class Version {

	private static final String RESOURCE = "/META-INF/build-info.properties";

	private Version() {
	}

	static String current() {
		try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
			Properties properties = new Properties();
			if (in != null) {
				properties.load(in);
			}
			return properties.getProperty("build.version", "(unknown version)");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
