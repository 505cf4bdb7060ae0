package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Looks at every response head as it came from the wire, also at those of redirects. The
 * engine takes the last of several lengths, reads a garbage length as none and repeats a
 * request when the answer tells it to; a probe does neither.
 */
final class FramingCheck implements Interceptor {

	private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		Response response = chain.proceed(request);
		if (response.code() < 100 || response.code() > 599) {
			throw fault("impossible status code " + response.code());
		}
		checkLengths(response);
		return withoutRetry(response);
	}

	private static void checkLengths(Response response) throws ProbeFault {
		List<String> codings = response.headers("Transfer-Encoding");
		List<String> lengths = response.headers("Content-Length");
		for (String length : lengths) {
			if (!LENGTH.matcher(length).matches()) {
				throw fault("impossible Content-Length '" + Text.excerpt(length) + "'");
			}
			if (Long.parseLong(length) != Long.parseLong(lengths.getFirst())) {
				throw fault("conflicting Content-Length " + lengths.getFirst() + " and " + length);
			}
		}
		if (!codings.isEmpty() && !lengths.isEmpty()) {
			throw fault("conflicting lengths: both Content-Length and Transfer-Encoding");
		}
		if (!codings.isEmpty() && !(codings.size() == 1 && "chunked".equalsIgnoreCase(codings.getFirst()))) {
			throw fault("Transfer-Encoding '" + Text.excerpt(String.join(", ", codings)) + "' was not asked for");
		}
	}

	/** A 503 that may be repeated at once would be repeated without a word. */
	private static Response withoutRetry(Response response) {
		if (response.code() != 503 || response.header("Retry-After") == null) {
			return response;
		}
		return response.newBuilder().removeHeader("Retry-After").build();
	}

	private static ProbeFault fault(String detail) {
		return new ProbeFault(Reason.PROTOCOL, Phase.WAIT, detail);
	}

}
