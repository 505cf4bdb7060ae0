package com.aimixer.monitor.probe.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a response against the expectations: the status before the body is read, headers
 * and body after.
 */
final class ResponseCheck {

	private final Expectations expectations;

	private final @Nullable JsonCheck json;

	/**
	 * @param expectations what a good answer looks like
	 * @throws IllegalArgumentException if the JSON path cannot be read
	 */
	ResponseCheck(Expectations expectations) {
		this.expectations = expectations;
		this.json = (expectations.json() != null) ? new JsonCheck(expectations.json()) : null;
	}

	/**
	 * Check the status code.
	 * @throws ProbeFault if it is not expected
	 */
	void status(int status) throws ProbeFault {
		if (!this.expectations.status().contains(status)) {
			throw new ProbeFault(unexpected(status));
		}
	}

	Failure unexpected(int status) {
		return new Failure(Reason.STATUS, Phase.WAIT, "HTTP " + status + ", expected " + this.expectations.status());
	}

	/**
	 * Check headers and body.
	 * @throws ProbeFault with the first that is not as expected
	 */
	void content(Response response, Buffer body) throws ProbeFault {
		for (Map.Entry<String, Pattern> header : this.expectations.headers().entrySet()) {
			header(response, header.getKey(), header.getValue());
		}
		if (!this.expectations.readBody()) {
			return;
		}
		String text = body.readString(charset(response));
		String part = this.expectations.bodyContains();
		if (part != null && !text.contains(part)) {
			throw fault("body does not contain '" + Text.excerpt(part) + "': '" + Text.excerpt(text) + "'");
		}
		String problem = (this.json != null) ? this.json.problem(text) : null;
		if (problem != null) {
			throw fault(problem);
		}
	}

	private static void header(Response response, String name, Pattern pattern) throws ProbeFault {
		var values = response.headers(name);
		if (values.isEmpty()) {
			throw fault("header " + name + " is missing");
		}
		if (values.stream().noneMatch((value) -> pattern.matcher(value).find())) {
			throw fault("header " + name + " is '" + Text.excerpt(String.join(", ", values)) + "', expected '" + pattern
					+ "'");
		}
	}

	private static Charset charset(Response response) {
		MediaType type = response.body().contentType();
		Charset charset = (type != null) ? type.charset(StandardCharsets.UTF_8) : null;
		return (charset != null) ? charset : StandardCharsets.UTF_8;
	}

	private static ProbeFault fault(String detail) {
		return new ProbeFault(Reason.ASSERTION, Phase.BODY, detail);
	}

}
