package com.aimixer.monitor.endpoint;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What an answer must look like to count as a success.
 *
 * @param status accepted status codes
 * @param bodyContains text the body must contain, or null
 * @param json what a JSON body must say, or null
 * @param headers response headers that must be there, with a pattern found in the value
 */
public record Expectations(StatusRanges status, @Nullable String bodyContains, @Nullable JsonExpectation json,
		Map<String, Pattern> headers) {

	/** Any status from 200 to 299, any body. */
	public static final Expectations DEFAULT = new Expectations(StatusRanges.SUCCESSFUL, null, null, Map.of());

	public Expectations {
		headers = Map.copyOf(headers);
	}

	/**
	 * Whether the body must be kept to be looked at.
	 * @return true if an expectation reads the body
	 */
	public boolean readBody() {
		return this.bodyContains != null || this.json != null;
	}

}
