package com.aimixer.monitor.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Every key of the monitor with an example; finds what a wrong key was meant to be.
 */
final class KnownKeys {

	private static final String THRESHOLDS = """
			thresholds.response-time-warning=100ms
			thresholds.response-time-critical=500ms
			thresholds.uptime-warning=95.0
			thresholds.uptime-critical=90.0
			""";

	private static final String GLOBAL = """
			interval=30s
			timeout=5s
			confirm.attempts=2
			confirm.spacing=1s
			history.records=1000
			history.alerts=30d
			data-dir=/var/lib/monitor
			alertmanager.urls[]=http://localhost:9093
			alertmanager.ca=/etc/monitor/tls/ca.crt
			alertmanager.replica=monitor-0
			alertmanager.heartbeat=1m
			alertmanager.speed=1
			alertmanager.webhook-token-file=/etc/monitor/webhook_token
			alertmanager.watchdog-timeout=11m
			links.monitor=https://monitor.example.com
			links.grafana=https://grafana.example.com
			""" + THRESHOLDS;

	private static final String ENDPOINT = """
			name=us-west
			region=us-west
			url=https://us-west.example.com/health
			method=GET
			headers.*=text
			expect.status=200-299
			expect.body-contains=ok
			expect.json-path=$.status
			expect.json-value=ok
			expect.headers.*=text/.*
			follow-redirects=false
			connection=fresh
			max-body=2MB
			tls.ca=ca.pem
			tls.server-name=us-west.example.com
			tls.verify=true
			""" + THRESHOLDS;

	/** In the order of the documentation. */
	private static final List<KnownKey> KEYS = Stream
		.concat(GLOBAL.lines().map((line) -> KnownKey.of("monitor.", line)),
				ENDPOINT.lines().map((line) -> KnownKey.of("monitor.endpoints[].", line)))
		.toList();

	private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

	private KnownKeys() {
	}

	/** Whether a name is a key, or an entry of one of the maps. */
	static boolean contains(ConfigurationPropertyName name) {
		String shape = shape(name);
		return KEYS.stream().anyMatch((key) -> key.matches(shape));
	}

	/** Whether a name is a group or list of keys, so that it has no value of its own. */
	static boolean isGroup(ConfigurationPropertyName name) {
		String shape = shape(name);
		return KEYS.stream().anyMatch((key) -> key.isBelow(shape));
	}

	/** The first key of a group, as an example of what it may hold. */
	static String firstBelow(ConfigurationPropertyName group) {
		String shape = shape(group);
		return KEYS.stream()
			.filter((key) -> key.isBelow(shape))
			.findFirst()
			.map((key) -> withIndices(key.name(), group).replace("*", "Accept"))
			.orElse("");
	}

	/** The key of which a name is a part although the key has a single value, or null. */
	static @Nullable KnownKey singleValueAbove(ConfigurationPropertyName name) {
		String shape = shape(name);
		return KEYS.stream().filter((key) -> isBelow(shape, key.shape())).findFirst().orElse(null);
	}

	/** The known key that is closest to a name, with the indices of the name. */
	static Optional<String> closest(ConfigurationPropertyName name) {
		String shape = shape(name);
		int tolerance = Math.max(2, last(shape).length() / 3);
		return KEYS.stream()
			.filter((key) -> !key.isMap())
			.min(Comparator.<KnownKey>comparingInt((key) -> distance(shape, key.shape()))
				.thenComparingInt((key) -> EditDistance.between(shape, key.shape())))
			.filter((key) -> distance(shape, key.shape()) <= tolerance)
			.map((key) -> withIndices(key.name(), name));
	}

	/** Edits between two keys; a right last part in a wrong group counts as one. */
	private static int distance(String shape, String key) {
		return last(shape).equals(last(key)) ? 1 : EditDistance.between(shape, key);
	}

	private static String last(String key) {
		return key.substring(key.lastIndexOf('.') + 1);
	}

	/**
	 * A key of a list element with the indices of a name, or with 0 where it has none.
	 */
	static String withIndices(String key, ConfigurationPropertyName name) {
		String result = key;
		for (String index : INDEX.matcher(name.toString()).results().map(MatchResult::group).toList()) {
			result = result.replaceFirst("\\[]", index);
		}
		return result.replace("[]", "[0]");
	}

	/** A name without dashes, in lower case, with {@code []} for every index. */
	private static String shape(ConfigurationPropertyName name) {
		StringBuilder shape = new StringBuilder();
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			if (name.isNumericIndex(i)) {
				shape.append("[]");
				continue;
			}
			shape.append(shape.isEmpty() ? "" : ".").append(name.getElement(i, Form.UNIFORM));
		}
		return shape.toString();
	}

	private static boolean isBelow(String lower, String upper) {
		return lower.startsWith(upper) && lower.length() > upper.length()
				&& ".[".indexOf(lower.charAt(upper.length())) >= 0;
	}

	/**
	 * A known key.
	 *
	 * @param name canonical name, with {@code []} for an index and {@code *} for a free
	 * one
	 * @param shape the name as {@link KnownKeys#shape} would write it
	 * @param example a legal value
	 */
	record KnownKey(String name, String shape, String example) {

		static KnownKey of(String prefix, String line) {
			int equals = line.indexOf('=');
			String name = prefix + line.substring(0, equals);
			return new KnownKey(name, name.replace("-", ""), line.substring(equals + 1));
		}

		boolean isMap() {
			return this.shape.endsWith(".*");
		}

		boolean matches(String other) {
			return isMap() ? KnownKeys.isBelow(other, this.shape.substring(0, this.shape.length() - 2))
					: this.shape.equals(other);
		}

		boolean isBelow(String group) {
			return KnownKeys.isBelow(this.shape, group);
		}

	}

}
