package com.aimixer.monitor.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import okhttp3.internal.http2.StreamResetException;

/**
 * Names the one reason behind an exception of the engine.
 */
final class Failures {

	/** Trouble of this machine, which says nothing about the endpoint. */
	private static final List<String> OWN_TROUBLE = List.of("too many open files", "cannot assign requested address",
			"no buffer space available", "cannot allocate memory");

	/** Of several addresses that failed, the one that answered tells most. */
	private static final List<Reason> EVIDENCE = List.of(Reason.TLS, Reason.TIMEOUT, Reason.PROTOCOL, Reason.RESET,
			Reason.REFUSED, Reason.CONNECT_TIMEOUT, Reason.UNREACHABLE);

	private final Attempt attempt;

	private final String serverName;

	/**
	 * @param attempt the probe that failed
	 * @param serverName the name that the certificate was expected to hold
	 */
	Failures(Attempt attempt, String serverName) {
		this.attempt = attempt;
		this.serverName = serverName;
	}

	static boolean isOwnTrouble(IOException ex) {
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
			case CONNECT,
					TLS ->
				Stream.concat(Stream.of(ex), Stream.of(ex.getSuppressed()))
					.map((one) -> connection(one, phase))
					.min(Comparator.comparingInt((failure) -> EVIDENCE.indexOf(failure.reason())))
					.orElseThrow();
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
		return name + " has no address: " + Text.excerpt(why);
	}

	private Failure connection(Throwable ex, Phase phase) {
		String message = lower(ex) + " " + Causes.find(ex.getCause(), Throwable.class).map(Failures::lower).orElse("");
		if (phase == Phase.TLS || ex instanceof SSLException) {
			return new TlsFailures(this.attempt, this.serverName, address()).of(ex);
		}
		if (message.contains("refused")) {
			return new Failure(Reason.REFUSED, phase, "connection refused by " + address());
		}
		if (ex instanceof SocketTimeoutException || message.contains("timed out")) {
			return new Failure(Reason.CONNECT_TIMEOUT, phase, "no answer to the TCP handshake from " + address());
		}
		if (message.contains("reset")) {
			return new Failure(Reason.RESET, phase, "connection reset by " + address());
		}
		return new Failure(Reason.UNREACHABLE, phase, address() + " cannot be reached: " + why(ex));
	}

	private Failure exchange(IOException ex, Phase phase) {
		var reset = Causes.find(ex, StreamResetException.class);
		if (reset.isPresent()) {
			return new Failure(Reason.RESET, phase,
					"stream reset by " + address() + " (" + reset.get().errorCode + ")");
		}
		if (Causes.find(ex, SocketException.class).isPresent()) {
			return new Failure(Reason.RESET, phase, "connection reset by " + address() + " " + during(phase));
		}
		if (Causes.find(ex, EOFException.class).isPresent() || lower(ex).contains("unexpected end of stream")) {
			return new Failure(Reason.PROTOCOL, phase, "connection closed " + during(phase));
		}
		if (ex instanceof SSLException) {
			return new TlsFailures(this.attempt, this.serverName, address()).of(ex);
		}
		String what = (ex instanceof ProtocolException) ? Text.message(ex) : "broken answer: " + Text.message(ex);
		return new Failure(Reason.PROTOCOL, phase, what);
	}

	private static String during(Phase phase) {
		return (phase == Phase.BODY) ? "in the body" : "before the response head was complete";
	}

	private String address() {
		InetSocketAddress address = this.attempt.clock().address();
		return (address != null) ? Text.address(address) : "the endpoint";
	}

	private static String why(Throwable ex) {
		return Text.message((ex.getCause() != null) ? ex.getCause() : ex);
	}

	private static String lower(Throwable ex) {
		return String.valueOf(ex.getMessage()).toLowerCase(Locale.ROOT);
	}

}
