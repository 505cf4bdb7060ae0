package com.aimixer.monitor.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.aimixer.monitor.endpoint.StatusRanges;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;

/**
 * Reads what describes a request and its answer.
 */
final class WebValues {

	private static final Pattern LIST_INDEX = Pattern.compile("\\d+(\\..*)?");

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

	private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

	private static final Pattern HOST_NAME = Pattern.compile(
			"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");

	/** Headers that belong to the connection and its framing, which the probe decides. */
	private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "transfer-encoding",
			"keep-alive", "upgrade", "te", "trailer", "proxy-connection", "expect");

	static final int HIGHEST_PORT = 65_535;

	private WebValues() {
	}

	static String name(String text) throws InvalidValueException {
		if (!NAME.matcher(text).matches()) {
			throw new InvalidValueException("is not a legal name",
					"use lower-case letters, digits and dashes, at most 63, starting with a letter, such as us-west");
		}
		return text;
	}

	static String region(String text) throws InvalidValueException {
		if (!REGION.matcher(text).matches()) {
			throw new InvalidValueException("is not a legal region",
					"use letters, digits, spaces, dots and dashes, at most 63, such as us-west");
		}
		return text;
	}

	/** Absolute http or https address without credentials and fragment. */
	static URI url(String text) throws InvalidValueException {
		URI url = uri(text);
		if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
			throw new InvalidValueException("is not an http or https URL", "start it with https:// or http://");
		}
		if (url.getHost() == null) {
			throw new InvalidValueException("has no legal host name", "write it as in https://host.example.com/health");
		}
		if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
			throw new InvalidValueException("has no legal port", "use a port from 1 to " + HIGHEST_PORT);
		}
		if (url.getRawUserInfo() != null) {
			throw new InvalidValueException("holds credentials",
					"remove them; an endpoint can send them as headers.Authorization");
		}
		if (url.getRawFragment() != null) {
			throw new InvalidValueException("has a fragment, which is never sent", "remove #" + url.getRawFragment());
		}
		return url;
	}

	private static URI uri(String text) throws InvalidValueException {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new InvalidValueException(
					"is not a URL: " + ex.getReason().toLowerCase(Locale.ROOT)
							+ ((ex.getIndex() >= 0) ? " at character " + (ex.getIndex() + 1) : ""),
					"write it as in https://host.example.com/health");
		}
	}

	/** Base of links: a URL without query, and without its last slash. */
	static URI base(String text) throws InvalidValueException {
		URI url = url(text);
		if (url.getRawQuery() != null) {
			throw new InvalidValueException("has a query", "remove ?" + url.getRawQuery());
		}
		return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : url;
	}

	static String method(String text) throws InvalidValueException {
		String method = text.toUpperCase(Locale.ROOT);
		if (!METHODS.contains(method)) {
			throw new InvalidValueException("is not a method for probing", "use GET, HEAD, OPTIONS or POST");
		}
		return method;
	}

	static void headerName(String name) throws InvalidValueException {
		if (LIST_INDEX.matcher(name).matches()) {
			throw new InvalidValueException("is written as a list", "write 'name: value' lines without '- '");
		}
		if (!TOKEN.matcher(name).matches()) {
			throw new InvalidValueException("is not a legal header name", "use letters, digits and dashes");
		}
	}

	static void requestHeader(String name) throws InvalidValueException {
		headerName(name);
		if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			throw new InvalidValueException("is set by the monitor itself", "remove the header");
		}
	}

	static String headerValue(String text) throws InvalidValueException {
		if (!HEADER_VALUE.matcher(text).matches()) {
			throw new InvalidValueException("has characters that no header may hold", "use printable ASCII only");
		}
		return text;
	}

	static StatusRanges status(String text) throws InvalidValueException {
		try {
			return StatusRanges.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidValueException("is not a set of status codes: " + ex.getMessage(),
					"write codes and ranges such as 200-299 or 200,204");
		}
	}

	static Pattern regularExpression(String text) throws InvalidValueException {
		try {
			return Pattern.compile(text);
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidValueException("is not a regular expression: " + ex.getDescription(),
					"mend it, or escape special characters with a backslash");
		}
	}

	static String jsonPath(String text) throws InvalidValueException {
		try {
			JsonPath.compile(text);
			return text;
		}
		catch (JsonPathException | IllegalArgumentException ex) {
			throw new InvalidValueException("is not a JSON path: " + ex.getMessage(), "write it as in $.status");
		}
	}

	static String hostName(String text) throws InvalidValueException {
		if (!HOST_NAME.matcher(text).matches()) {
			throw new InvalidValueException("is not a host name", "write it as in api.example.com");
		}
		return text;
	}

	static InetAddress address(String text) throws InvalidValueException {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			throw new InvalidValueException("is not an address of this machine",
					"use 127.0.0.1 for this machine only, or 0.0.0.0 for every network");
		}
	}

	static Boolean reuse(String text) throws InvalidValueException {
		return switch (text) {
			case "reuse" -> true;
			case "fresh" -> false;
			default -> throw new InvalidValueException("is neither fresh nor reuse", "write fresh or reuse");
		};
	}

	static Path path(String text) throws InvalidValueException {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new InvalidValueException("is not a path: " + ex.getReason(), "write it as in /var/lib/monitor");
		}
	}

	/** A file that this user may read. */
	static Path readable(String text) throws InvalidValueException {
		Path file = path(text);
		if (!Files.isRegularFile(file)) {
			throw new InvalidValueException(
					"is no file" + (file.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath()),
					"give the path of a PEM file");
		}
		if (!Files.isReadable(file)) {
			throw new InvalidValueException("cannot be read", "give this user the right to read it");
		}
		return file;
	}

	/** A readable file with at least one certificate. */
	static Path certificates(String text) throws InvalidValueException {
		Path file = readable(text);
		try (InputStream in = Files.newInputStream(file)) {
			if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
				throw new InvalidValueException("holds no certificate", "give a PEM file with BEGIN CERTIFICATE");
			}
			return file;
		}
		catch (IOException ex) {
			throw new InvalidValueException("cannot be read", "give this user the right to read it");
		}
		catch (CertificateException ex) {
			throw new InvalidValueException("holds no legal certificate", "give a PEM file with BEGIN CERTIFICATE");
		}
	}

}
