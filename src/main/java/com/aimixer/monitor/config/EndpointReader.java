package com.aimixer.monitor.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import com.aimixer.monitor.config.Values.ValueParser;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads one endpoint.
 */
final class EndpointReader {

	private static final long LARGEST_BODY = 64L * 1024 * 1024;

	private final Thresholds thresholds;

	private final ThresholdsReader thresholdsReader = new ThresholdsReader();

	private final ExpectationsReader expectationsReader = new ExpectationsReader();

	private final Map<String, String> names = new HashMap<>();

	private final Map<String, Path> certificates = new HashMap<>();

	EndpointReader(Thresholds thresholds) {
		this.thresholds = thresholds;
	}

	/** The endpoint, or null after adding problems if it has no legal name or URL. */
	@Nullable Endpoint read(Section section) {
		String name = require(section, "name", WebValues::name, "give it a name, such as us-west");
		URI url = require(section, "url", WebValues::url,
				"give the address that is probed, such as https://host.example.com/health");
		if (name != null) {
			checkUnique(section, name);
		}
		String region = section.readIfSet("region", WebValues::region);
		Endpoint endpoint = new Endpoint((name != null) ? name : "", (region != null) ? region : String.valueOf(name),
				request(section, (url != null) ? url : URI.create("http://localhost")),
				this.expectationsReader.read(section), tls(section, url),
				this.thresholdsReader.read(section, this.thresholds));
		return (name != null && url != null) ? endpoint : null;
	}

	private static <T> @Nullable T require(Section section, String key, ValueParser<T> parser, String mend) {
		Setting setting = section.find(key);
		if (setting == null && !section.problems().concern(section.key(key))
				&& !section.problems().concern(section.key())) {
			section.problems().add(missing(section, key, mend));
		}
		return (setting != null) ? section.parse(setting, parser) : null;
	}

	private static Problem missing(Section section, String key, String mend) {
		String where = section.where();
		// whoever sets one key of the list by a variable or argument replaces all of it
		String whole = where.startsWith(Place.ENVIRONMENT) || where.startsWith(Place.ARGUMENT)
				? "; a list is taken whole from one place, files are not looked at any more" : "";
		return new Problem(where, section.key(key), null, "is missing", mend + whole);
	}

	private void checkUnique(Section section, String name) {
		String other = this.names.putIfAbsent(name, section.key());
		Setting setting = section.find("name");
		if (other != null && setting != null) {
			section.problems().add(setting.problem("is the name of " + other + " already", "choose another name"));
		}
	}

	private static RequestSettings request(Section section, URI url) {
		String method = section.read("method", "GET", WebValues::method);
		boolean follow = section.read("follow-redirects", false, Values::flag);
		boolean reuse = section.read("connection", false, WebValues::reuse);
		long maxBody = section.read("max-body", RequestSettings.DEFAULT_MAX_BODY_BYTES,
				Values.between(1L, LARGEST_BODY, Values::size, EndpointReader::showSize));
		return new RequestSettings(url, method, headers(section), follow, reuse, maxBody);
	}

	private static String showSize(long bytes) {
		return (bytes >= 1024 * 1024) ? bytes / (1024 * 1024) + "MB" : bytes + "B";
	}

	private static Map<String, String> headers(Section section) {
		Map<String, String> headers = new LinkedHashMap<>();
		section.entries("headers").forEach((name, setting) -> {
			try {
				WebValues.requestHeader(name);
				headers.put(name, WebValues.headerValue(setting.text()));
			}
			catch (InvalidValueException ex) {
				section.problems().add(setting.secretProblem(ex.what(), ex.mend()));
			}
		});
		return headers;
	}

	private TlsSettings tls(Section section, @Nullable URI url) {
		Path ca = section.readIfSet("tls.ca", this::certificates);
		String serverName = section.readIfSet("tls.server-name", WebValues::hostName);
		boolean verify = section.read("tls.verify", true, Values::flag);
		if (url != null && "http".equalsIgnoreCase(url.getScheme())) {
			refuseTlsOverHttp(section);
		}
		return new TlsSettings(ca, serverName, verify);
	}

	/** Reads a file once even if thousands of endpoints name it. */
	private Path certificates(String text) throws InvalidValueException {
		Path known = this.certificates.get(text);
		if (known != null) {
			return known;
		}
		Path file = WebValues.certificates(text);
		this.certificates.put(text, file);
		return file;
	}

	private static void refuseTlsOverHttp(Section section) {
		for (String key : new String[] { "tls.ca", "tls.server-name", "tls.verify" }) {
			Setting setting = section.find(key);
			if (setting != null) {
				section.problems()
					.add(setting.problem("has no meaning for an http URL", "use an https URL or remove the key"));
			}
		}
	}

}
