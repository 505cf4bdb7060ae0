package com.aimixer.monitor.alertmanager;

import java.io.IOException;
import java.nio.file.Path;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Alertmanager's webhook: the only route that changes anything, so it asks for a token
 * before it reads anything else.
 */
@RestController
@Tag(name = "alerts", description = "Alerts of the last 30 days, those of the monitor and those of Prometheus")
@RequestMapping("/api/v1/alertmanager")
public class WebhookController {

	/** Thousands of alerts; a message of Alertmanager has those of one group. */
	static final int LARGEST_BODY = 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(WebhookController.class);

	private final @Nullable BearerToken token;

	private final ReceivedAlerts received;

	/**
	 * A controller.
	 * @param tokenFile file with the token, or null if nobody may post
	 * @param received takes what is posted
	 */
	public WebhookController(@Nullable Path tokenFile, ReceivedAlerts received) {
		this.token = (tokenFile != null) ? new BearerToken(tokenFile) : null;
		this.received = received;
	}

	/**
	 * Take a message of Alertmanager.
	 * @param request with the token and at most 1 MB of JSON
	 * @throws IOException if the sender has left
	 */
	@Operation(summary = "Take a message of Alertmanager's webhook; needs the token as Authorization: Bearer")
	@ApiResponse(responseCode = "204", description = "All of it was taken")
	@ApiResponse(responseCode = "400", description = "It is no message of Alertmanager")
	@ApiResponse(responseCode = "401", description = "The token is missing or wrong")
	@ApiResponse(responseCode = "404", description = "No token is configured, so nobody may post")
	@ApiResponse(responseCode = "413", description = "It is larger than 1 MB")
	@PostMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void receive(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		checkToken(request);
		byte[] body = body(request);
		try {
			this.received.receive(body);
		}
		catch (MalformedMessageException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage());
		}
	}

	private void checkToken(HttpServletRequest request) {
		if (this.token == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"Nobody may post: monitor.alertmanager.webhook-token-file is not set");
		}
		try {
			if (!this.token.isShownBy(request.getHeader(HttpHeaders.AUTHORIZATION))) {
				throw unauthorized();
			}
		}
		catch (IOException ex) {
			logger.warn("The token of the webhook cannot be read ({}): everybody is refused", ex.toString());
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The token cannot be checked: see the log of the monitor");
		}
	}

	private static ErrorResponseException unauthorized() {
		ErrorResponseException problem = new ErrorResponseException(HttpStatus.UNAUTHORIZED,
				ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "The token is missing or wrong"), null);
		problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return problem;
	}

	private static byte[] body(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() <= LARGEST_BODY) {
			byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
			if (body.length <= LARGEST_BODY) {
				return body;
			}
		}
		throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The message is larger than 1 MB");
	}

}
