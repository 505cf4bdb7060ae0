package com.aimixer.monitor.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.aimixer.monitor.stream.Subscription;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What changes on an open page, as fragments of HTML.
 */
@Controller
public class PageEventsController {

	private static final byte[] OPENING = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

	private final PageEvents events;

	/**
	 * A controller for the events of the pages.
	 * @param events what changes
	 */
	public PageEventsController(PageEvents events) {
		this.events = events;
	}

	/**
	 * Send fragments until the page is closed, falls behind or the monitor stops.
	 * @param since when the page was rendered, in milliseconds of the steady timeline
	 * @param method a HEAD gets no events: who sent it would never be missed
	 * @param response where they go
	 * @throws IOException if the page was closed
	 * @throws InterruptedException if the monitor stops
	 */
	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	public void events(@RequestParam(defaultValue = "0") long since, HttpMethod method, HttpServletResponse response)
			throws IOException, InterruptedException {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		if (HttpMethod.HEAD.equals(method)) {
			return;
		}
		try (Subscription subscription = this.events.subscribe(Instant.ofEpochMilli(since))) {
			OutputStream out = response.getOutputStream();
			out.write(OPENING);
			out.flush();
			subscription.writeTo(out);
		}
	}

}
