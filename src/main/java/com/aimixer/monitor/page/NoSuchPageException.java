package com.aimixer.monitor.page;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * There is no page of that name.
 */
final class NoSuchPageException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	private final transient List<Link> known;

	NoSuchPageException(String words, List<Link> known) {
		super(HttpStatus.NOT_FOUND, words);
		this.known = List.copyOf(known);
	}

	/** What may have been meant. */
	List<Link> known() {
		return this.known;
	}

}
