package com.aimixer.monitor.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.aimixer.monitor.stream.EventStream;
import com.aimixer.monitor.stream.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens, as server-sent events: {@code status} on change, {@code probe} for each
 * outcome, {@code ping} every two seconds. Each client has its virtual thread, so a slow
 * one delays only itself until the stream drops it.
 */
@RestController
@Tag(name = "events", description = "Changes of status, outcomes of probes and signs of life as they happen")
public class EventsController {

	private static final byte[] OPENING = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

	private final EventStream stream;

	/**
	 * A controller for the events of a stream.
	 * @param stream the events
	 */
	public EventsController(EventStream stream) {
		this.stream = stream;
	}

	/**
	 * Send events until the client leaves, falls behind or the monitor stops.
	 * @param method a HEAD gets no events: who sent it would never be missed
	 * @param response where they go
	 * @throws IOException if the client has left
	 * @throws InterruptedException if the monitor stops
	 */
	@Operation(summary = "Server-sent events: status on change, probe for each outcome, ping every 2 s")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
	@GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	public void events(HttpMethod method, HttpServletResponse response) throws IOException, InterruptedException {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		if (HttpMethod.HEAD.equals(method)) {
			return;
		}
		try (Subscription subscription = this.stream.subscribe()) {
			OutputStream out = response.getOutputStream();
			out.write(OPENING);
			out.flush();
			subscription.writeTo(out);
		}
	}

}
