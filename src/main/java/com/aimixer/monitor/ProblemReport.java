package com.aimixer.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what the server refuses before any controller sees it, such as a path that is
 * no URL, as a problem detail like every other error.
 */
final class ProblemReport extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int code = response.getStatus();
		HttpStatus status = HttpStatus.resolve(code);
		if (code < 400 || status == null || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		String problem = "{\"status\":" + code + ",\"title\":\"" + status.getReasonPhrase() + "\"}";
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream().write(problem.getBytes(StandardCharsets.US_ASCII));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException _) {
			// the client has left
		}
	}

}
