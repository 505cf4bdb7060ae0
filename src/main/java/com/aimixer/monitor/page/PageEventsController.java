package com.aimixer.monitor.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.aimixer.monitor.stream.Subscription;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What changes on an open page, as fragments of HTML. A browser has only six connections
 * to a server, and each open page holds one: what a page needs comes through it.
 */
@Controller
public class PageEventsController {

	private static final byte[] OPENING = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

	private final PageEvents events;

	private final Changes changes;

	private final EndpointContent endpoints;

	/**
	 * A controller for the events of the pages.
	 * @param events what changes
	 * @param changes which pages are of this run of the monitor
	 * @param endpoints which endpoints there are
	 */
	public PageEventsController(PageEvents events, Changes changes, EndpointContent endpoints) {
		this.events = events;
		this.changes = changes;
		this.endpoints = endpoints;
	}

	/**
	 * Send fragments until the page is closed, falls behind or the monitor stops.
	 * @param page which page it is: {@code home}, {@code endpoint} or {@code alerts}
	 * @param name of the endpoint, for the page of one; 404 if there is no such endpoint,
	 * but to a page of an earlier run its end is told
	 * @param since the mark of the page, empty if it knows nothing
	 * @param last the mark it heard last, where the stream was cut
	 * @param method a HEAD gets no events: who sent it would never be missed
	 * @param response where they go
	 * @throws IOException if the page was closed
	 * @throws InterruptedException if the monitor stops
	 */
	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	public void events(@RequestParam(defaultValue = "home") String page, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String since,
			@RequestHeader(name = "Last-Event-ID", defaultValue = "") String last, HttpMethod method,
			HttpServletResponse response) throws IOException, InterruptedException {
		String mark = last.isEmpty() ? since : last;
		Topic topic = topic(page, name, mark);
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		if (HttpMethod.HEAD.equals(method)) {
			return;
		}
		try (Subscription subscription = this.events.subscribe(topic, mark)) {
			OutputStream out = response.getOutputStream();
			out.write(OPENING);
			out.flush();
			subscription.writeTo(out);
		}
	}

	private Topic topic(String page, String name, String mark) {
		return switch (page) {
			case "home" -> new Topic.Home();
			case "alerts" -> new Topic.Alerts();
			case "endpoint" -> endpoint(name, !mark.isEmpty() && this.changes.known(mark) == Changes.NEVER);
			default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"page = " + page + " is not known: use home, endpoint or alerts");
		};
	}

	private Topic endpoint(String name, boolean earlierRun) {
		if (!earlierRun && !this.endpoints.has(name)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no endpoint '" + name
					+ "': name = an endpoint of /api/v1/status goes with page = endpoint");
		}
		return new Topic.OneEndpoint(name);
	}

}
