package com.aimixer.monitor.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.aimixer.monitor.config.MonitorSettings.Alerting;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code monitor.alertmanager}.
 */
final class AlertingReader {

	private static final Pattern REPLICA = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

	/** What nobody guesses, and what fits into a header. */
	private static final Pattern TOKEN = Pattern.compile("[!-~]{16,1000}");

	private static final long LARGEST_TOKEN_FILE = 4096;

	private static final String CA = "alertmanager.ca";

	private static final String WATCHDOG_TIMEOUT = "alertmanager.watchdog-timeout";

	private static final String TOKEN_FILE = "alertmanager.webhook-token-file";

	private final Problems problems;

	AlertingReader(Problems problems) {
		this.problems = problems;
	}

	Alerting read(Section monitor) {
		Path tokenFile = monitor.readIfSet(TOKEN_FILE, AlertingReader::tokenFile);
		checkWatchdog(monitor);
		List<URI> urls = urls(monitor);
		return new Alerting(urls, authorities(monitor, urls),
				monitor.readIfSet("alertmanager.replica", AlertingReader::replica),
				monitor.read("alertmanager.heartbeat", Alerting.DEFAULT.heartbeat(),
						Values.between(Duration.ofSeconds(1), Duration.ofMinutes(10), Values::durationWithUnit,
								Values::show)),
				monitor.read("alertmanager.speed", Alerting.DEFAULT.speed(),
						Values.between(1, 60, Values::wholeNumber, String::valueOf)),
				tokenFile, monitor.read(WATCHDOG_TIMEOUT, Alerting.DEFAULT.watchdogTimeout(), Values
					.between(Duration.ofSeconds(1), Duration.ofDays(1), Values::durationWithUnit, Values::show)));
	}

	private List<URI> urls(Section monitor) {
		List<URI> urls = new ArrayList<>();
		for (Section element : monitor.elements("alertmanager.urls")) {
			Setting setting = element.self();
			URI url = (setting != null) ? element.parse(setting, AlertingReader::alertmanager) : null;
			if (setting != null && urls.contains(url)) {
				this.problems.add(setting.problem("is listed twice", "remove one of them"));
			}
			else if (url != null) {
				urls.add(url);
			}
		}
		return urls;
	}

	/** What the engine cannot call would otherwise fail with the first alert. */
	private static URI alertmanager(String text) throws InvalidValueException {
		URI url = WebValues.base(text);
		if (HttpUrl.parse(url.toString()) == null) {
			throw new InvalidValueException("has a host that cannot be called",
					"write a host name, or an address without a zone");
		}
		return url;
	}

	/** With plain HTTP only, the path would look like a check that nobody makes. */
	private @Nullable Path authorities(Section monitor, List<URI> urls) {
		Setting setting = monitor.find(CA);
		if (setting == null) {
			return null;
		}
		if (!urls.isEmpty() && urls.stream().noneMatch((url) -> "https".equalsIgnoreCase(url.getScheme()))) {
			this.problems.add(setting.problem("has no meaning for http URLs",
					"write https:// in " + monitor.key("alertmanager.urls") + ", or remove the key"));
			return null;
		}
		return monitor.parse(setting, WebValues::certificates);
	}

	private void checkWatchdog(Section monitor) {
		Setting timeout = monitor.find(WATCHDOG_TIMEOUT);
		if (timeout != null && monitor.find(TOKEN_FILE) == null) {
			this.problems.add(timeout.problem("has no effect without " + monitor.key(TOKEN_FILE),
					"set that too, or remove the key"));
		}
	}

	private static String replica(String text) throws InvalidValueException {
		if (!REPLICA.matcher(text).matches()) {
			throw new InvalidValueException("is not a legal name",
					"use letters, digits, dots, dashes and underscores, at most 63, such as monitor-0");
		}
		return text;
	}

	private static Path tokenFile(String text) throws InvalidValueException {
		Path file = WebValues.path(text);
		if (!Files.isRegularFile(file)) {
			throw new InvalidValueException(
					"is no file" + (file.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath()),
					"give the path of a file with the token, as Alertmanager has it");
		}
		String token = token(file);
		if (token == null || !TOKEN.matcher(token).matches()) {
			throw new InvalidValueException("holds no token",
					"write 16 to 1000 letters and digits on one line into it, as Alertmanager has them");
		}
		return file;
	}

	private static @Nullable String token(Path file) throws InvalidValueException {
		try {
			return (Files.size(file) <= LARGEST_TOKEN_FILE) ? Files.readString(file, StandardCharsets.US_ASCII).strip()
					: null;
		}
		catch (IOException _) {
			throw new InvalidValueException("cannot be read as text", "give this user the right to read it");
		}
	}

}
