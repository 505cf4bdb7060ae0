package com.aimixer.monitor.probe.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Makes foreign text fit for one line.
 */
final class Text {

	private static final int LIMIT = 80;

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\s]+");

	private static final Pattern CLASS_NAMES = Pattern.compile("(?:\\w+\\.)+[A-Z]\\w+(?:Exception|Error)(?:: |$)");

	private Text() {
	}

	/**
	 * The beginning of a text on one line, without control characters.
	 */
	static String excerpt(String text) {
		String head = text.substring(0, Math.min(text.length(), 4 * LIMIT));
		String clean = UNPRINTABLE.matcher(head).replaceAll(" ").strip();
		if (clean.length() <= LIMIT && head.length() == text.length()) {
			return clean;
		}
		return clean.substring(0, Math.min(clean.length(), LIMIT)) + "...";
	}

	/**
	 * The message of an exception without the names of classes.
	 */
	static String message(Throwable ex) {
		String message = ex.getMessage();
		return (message != null) ? excerpt(CLASS_NAMES.matcher(message).replaceAll("")) : "no details";
	}

	/**
	 * An address and port such as {@code 127.0.0.1:80} or {@code [::1]:80}.
	 */
	static String address(InetSocketAddress address) {
		if (address.getAddress() == null) {
			return address.getHostString() + ":" + address.getPort();
		}
		String literal = address.getAddress().getHostAddress();
		return (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + address.getPort();
	}

	/**
	 * A duration such as {@code 5 s} or {@code 300 ms}.
	 */
	static String duration(Duration duration) {
		long millis = duration.toMillis();
		return (millis % 1000 == 0) ? millis / 1000 + " s" : millis + " ms";
	}

	static String bytes(long bytes) {
		return (bytes % 1024 == 0) ? bytes / 1024 + " kB" : bytes + " bytes";
	}

}
