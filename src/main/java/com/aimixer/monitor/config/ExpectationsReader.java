package com.aimixer.monitor.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.JsonExpectation;
import com.aimixer.monitor.endpoint.StatusRanges;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an endpoint is expected to answer.
 */
final class ExpectationsReader {

	private static final String BODY_CONTAINS = "expect.body-contains";

	private static final String JSON_PATH = "expect.json-path";

	private static final String JSON_VALUE = "expect.json-value";

	Expectations read(Section section) {
		StatusRanges status = section.read("expect.status", StatusRanges.SUCCESSFUL, WebValues::status);
		Setting bodyContains = section.find(BODY_CONTAINS);
		if (bodyContains != null) {
			section.parse(bodyContains, (text) -> text);
		}
		checkMethod(section);
		// a text to look for counts as it is, with blanks at its ends
		return new Expectations(status, (bodyContains != null) ? bodyContains.text() : null, json(section),
				headers(section));
	}

	private static @Nullable JsonExpectation json(Section section) {
		String path = section.readIfSet(JSON_PATH, WebValues::jsonPath);
		Setting value = section.find(JSON_VALUE);
		if (value != null && section.find(JSON_PATH) == null && !section.problems().concern(section.key(JSON_PATH))) {
			section.problems()
				.add(value.problem("needs expect.json-path", "say where the value is found, as in $.status"));
		}
		return (path != null) ? new JsonExpectation(path, (value != null) ? value.text() : null) : null;
	}

	private static Map<String, Pattern> headers(Section section) {
		Map<String, Pattern> headers = new LinkedHashMap<>();
		section.entries("expect.headers").forEach((name, setting) -> {
			try {
				WebValues.headerName(name);
				headers.put(name, WebValues.regularExpression(setting.text()));
			}
			catch (InvalidValueException ex) {
				section.problems().add(setting.problem(ex.what(), ex.mend()));
			}
		});
		return headers;
	}

	private static void checkMethod(Section section) {
		Setting method = section.find("method");
		if (method == null || !"HEAD".equalsIgnoreCase(method.text().strip())) {
			return;
		}
		for (String key : new String[] { BODY_CONTAINS, JSON_PATH }) {
			if (section.find(key) != null) {
				section.problems()
					.add(method.problem("gets no body for " + key, "use GET or remove " + section.key(key)));
			}
		}
	}

}
