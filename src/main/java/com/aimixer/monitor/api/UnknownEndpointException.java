package com.aimixer.monitor.api;

import java.util.List;
import java.util.stream.Collectors;

import com.aimixer.monitor.endpoint.Endpoint;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * There is no endpoint of that name.
 */
class UnknownEndpointException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 20;

	UnknownEndpointException(String name, List<Endpoint> known) {
		super(HttpStatus.NOT_FOUND, "There is no endpoint '" + name + "'. Known: " + names(known));
	}

	private static String names(List<Endpoint> known) {
		String names = known.stream().limit(SHOWN).map(Endpoint::name).collect(Collectors.joining(", "));
		return (known.size() > SHOWN) ? names + " and " + (known.size() - SHOWN) + " more" : names;
	}

}
