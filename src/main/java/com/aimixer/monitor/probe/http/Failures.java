package com.aimixer.monitor.probe.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import okhttp3.internal.http2.StreamResetException;

/**
 * Names the one reason behind an exception of the engine.
 */
final class Failures {

	/** Trouble of this machine, which says nothing about the endpoint. */
	private static final List<String> OWN_TROUBLE = List.of("too many open files", "cannot assign requested address",
			"no buffer space available", "cannot allocate memory");

	private static final String STATUS_LINE = "Unexpected status line: ";

	/** The engine's words for a line without an end, unless there is nothing of it. */
	private static final Pattern NO_LINE = Pattern.compile("not found: limit=[1-9]");

	private final Attempt attempt;

	private final TlsFailures tls;

	/**
	 * @param attempt the probe that failed
	 * @param serverName the name that the certificate was expected to hold
	 */
	Failures(Attempt attempt, String serverName) {
		this.attempt = attempt;
		this.tls = new TlsFailures(attempt.certificates(), serverName);
	}

	static boolean isOwnTrouble(IOException ex) {
		if (Causes.find(ex, Lookups.NoThreadException.class).isPresent()) {
			return true;
		}
		return Causes.find(ex, SocketException.class)
			.map((cause) -> lower(cause))
			.filter((message) -> OWN_TROUBLE.stream().anyMatch(message::contains))
			.isPresent();
	}

	Failure of(IOException ex) {
		if (ex instanceof ProbeFault fault) {
			return fault.failure();
		}
		Phase phase = this.attempt.clock().phase();
		boolean cutOff = ex instanceof InterruptedIOException && !(ex instanceof SocketTimeoutException);
		if (cutOff || this.attempt.remainingNanos() == 0) {
			return deadline(phase);
		}
		return switch (phase) {
			case DNS -> new Failure(Reason.DNS, phase, dns(ex));
			case CONNECT, TLS -> new ConnectFailures(this.tls).of(this.attempt.clock().refusals());
			case WAIT, BODY -> exchange(ex, phase);
		};
	}

	private Failure deadline(Phase phase) {
		String within = "within " + Text.duration(this.attempt.timeout());
		return switch (phase) {
			case DNS -> new Failure(Reason.DNS, phase, "no answer from the resolver " + within);
			case CONNECT -> new Failure(Reason.CONNECT_TIMEOUT, phase, "no connection to " + address() + " " + within);
			case TLS -> new Failure(Reason.TIMEOUT, phase, "no answer " + within + " (TLS handshake)");
			case WAIT -> new Failure(Reason.TIMEOUT, phase, "no answer " + within + " (waiting for the response head)");
			case BODY -> new Failure(Reason.TIMEOUT, phase, "no answer " + within + " (reading the body)");
		};
	}

	private static String dns(IOException ex) {
		String message = String.valueOf(ex.getMessage());
		int colon = message.indexOf(": ");
		String name = "name '" + ((colon > 0) ? message.substring(0, colon) : message) + "'";
		String why = (colon > 0) ? message.substring(colon + 2) : "";
		if (why.isEmpty() || why.toLowerCase(Locale.ROOT).contains("not known")) {
			return name + " does not exist";
		}
		return name + " could not be resolved: " + Text.excerpt(why);
	}

	private Failure exchange(IOException ex, Phase phase) {
		var stream = Causes.find(ex, StreamResetException.class);
		if (stream.isPresent()) {
			return new Failure(Reason.RESET, phase,
					"stream reset by " + address() + " (" + stream.get().errorCode + ")");
		}
		if (Causes.find(ex, SocketException.class).isPresent()) {
			String where = (phase == Phase.BODY) ? " in the body" : " before the response head was complete";
			return new Failure(Reason.RESET, phase, "connection reset by " + address() + where);
		}
		boolean closed = Causes.find(ex, EOFException.class).isPresent() || lower(ex).contains("end of stream");
		if (ex instanceof SSLException && !closed) {
			return this.tls.of(ex, phase, address());
		}
		return new Failure(Reason.PROTOCOL, phase, closed ? closed(ex, phase) : broken(ex, phase));
	}

	private static String closed(IOException ex, Phase phase) {
		if (phase == Phase.BODY) {
			return "connection closed in the body";
		}
		boolean begun = Causes.find(ex, EOFException.class).filter(Failures::headHasBegun).isPresent();
		return begun ? "response head broken off or longer than 256 kB" : "connection closed before the response head";
	}

	static boolean headHasBegun(EOFException ex) {
		return NO_LINE.matcher(String.valueOf(ex.getMessage())).find();
	}

	private static String broken(IOException ex, Phase phase) {
		String message = String.valueOf(ex.getMessage());
		if (message.startsWith(STATUS_LINE)) {
			return "no HTTP response: '" + Text.excerpt(message.substring(STATUS_LINE.length())) + "'";
		}
		if (message.startsWith("Too many follow-up requests")) {
			return "redirected more than 20 times";
		}
		return (phase == Phase.BODY) ? "broken framing of the body" : "broken response: " + Text.message(ex);
	}

	private String address() {
		InetSocketAddress address = this.attempt.clock().address();
		return (address != null) ? Text.address(address) : "the endpoint";
	}

	private static String lower(Throwable ex) {
		return String.valueOf(ex.getMessage()).toLowerCase(Locale.ROOT);
	}

}
