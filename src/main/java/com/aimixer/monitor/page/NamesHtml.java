package com.aimixer.monitor.page;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.condition.RequestCondition;

/**
 * Whether a request names {@code text/html} among what it accepts. Media types alone
 * cannot say so: of two handlers that both suit {@code *}{@code /*}, Spring takes the one
 * whose type comes first in the alphabet.
 */
final class NamesHtml implements RequestCondition<NamesHtml> {

	@Override
	public NamesHtml combine(NamesHtml other) {
		return this;
	}

	@Override
	public @Nullable NamesHtml getMatchingCondition(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream().anyMatch(NamesHtml::named) ? this
				: null;
	}

	private static boolean named(String accept) {
		try {
			return MediaType.parseMediaTypes(accept).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
		}
		catch (InvalidMediaTypeException ex) {
			// whoever answers instead refuses it
			return false;
		}
	}

	@Override
	public int compareTo(NamesHtml other, HttpServletRequest request) {
		return 0;
	}

}
