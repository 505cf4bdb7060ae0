package com.aimixer.monitor.probe.http;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import com.aimixer.monitor.endpoint.JsonExpectation;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what a path finds in a JSON body with what it should find there.
 */
final class JsonCheck {

	/** The parser of the JSON path library takes any text for a JSON string. */
	private static final ObjectMapper STRICT = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final JsonExpectation expectation;

	private final JsonPath path;

	/**
	 * @param expectation the path and the value expected there
	 * @throws IllegalArgumentException if the path cannot be read
	 */
	JsonCheck(JsonExpectation expectation) {
		this.expectation = expectation;
		this.path = compile(expectation.path());
	}

	static JsonPath compile(String path) {
		try {
			return JsonPath.compile(path);
		}
		catch (InvalidPathException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"JSON path '" + path + "' cannot be read (such as $.status): " + Text.message(ex), ex);
		}
	}

	/**
	 * Look into a body.
	 * @param body the text of the body
	 * @return what is wrong, or null if it is as expected
	 */
	@Nullable String problem(String body) {
		Object document;
		try {
			document = STRICT.readValue(body, Object.class);
		}
		catch (JacksonException ex) {
			return "body is no JSON: '" + Text.excerpt(body) + "'";
		}
		try {
			return compare(this.path.read(document));
		}
		catch (JsonPathException | IllegalArgumentException ex) {
			return nothingFound();
		}
	}

	private @Nullable String compare(@Nullable Object found) {
		List<?> values = (!this.path.isDefinite() && found instanceof List<?> list) ? list
				: Collections.singletonList(found);
		if (values.isEmpty()) {
			return nothingFound();
		}
		String expected = this.expectation.value();
		if (expected == null || values.stream().anyMatch((value) -> matches(value, expected))) {
			return null;
		}
		String text = values.stream().map(JsonCheck::text).collect(Collectors.joining(", "));
		return "JSON path " + this.expectation.path() + " is '" + Text.excerpt(text) + "', expected '" + expected + "'";
	}

	private String nothingFound() {
		return "JSON path " + this.expectation.path() + " found nothing";
	}

	/** Numbers are equal by value: 1 and 1.0 are the same. */
	private static boolean matches(@Nullable Object found, String expected) {
		if (found instanceof Number number) {
			try {
				return new BigDecimal(number.toString()).compareTo(new BigDecimal(expected.strip())) == 0;
			}
			catch (NumberFormatException ex) {
				return false;
			}
		}
		return text(found).equals(expected);
	}

	private static String text(@Nullable Object found) {
		return (found instanceof String string) ? string : STRICT.writeValueAsString(found);
	}

}
