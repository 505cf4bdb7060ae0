package com.aimixer.monitor.probe.http;

import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.http.PhaseClock.Refusal;

/**
 * Says why none of the addresses of a name could be connected to.
 */
final class ConnectFailures {

	/** Of several addresses that failed, the one that answered tells most. */
	private static final List<Reason> EVIDENCE = List.of(Reason.TLS, Reason.RESET, Reason.REFUSED,
			Reason.CONNECT_TIMEOUT, Reason.UNREACHABLE);

	private final TlsFailures tls;

	ConnectFailures(TlsFailures tls) {
		this.tls = tls;
	}

	Failure of(List<Refusal> refusals) {
		return refusals.stream()
			.map(this::failure)
			.min(Comparator.comparingInt((failure) -> EVIDENCE.indexOf(failure.reason())))
			.orElseGet(() -> new Failure(Reason.UNREACHABLE, Phase.CONNECT, "no address could be connected to"));
	}

	private Failure failure(Refusal refusal) {
		if (refusal.phase() == Phase.TLS) {
			return this.tls.of(refusal.cause(), refusal.phase(), Text.address(refusal.address()));
		}
		String address = Text.address(refusal.address());
		String message = messages(refusal.cause());
		if (message.contains("refused")) {
			return new Failure(Reason.REFUSED, Phase.CONNECT, "connection refused by " + address);
		}
		if (refusal.cause() instanceof SocketTimeoutException || message.contains("timed out")) {
			return new Failure(Reason.CONNECT_TIMEOUT, Phase.CONNECT, "no answer to the TCP handshake from " + address);
		}
		if (message.contains("reset")) {
			return new Failure(Reason.RESET, Phase.CONNECT, "connection reset by " + address);
		}
		Throwable cause = refusal.cause().getCause();
		return new Failure(Reason.UNREACHABLE, Phase.CONNECT,
				address + " cannot be reached: " + Text.message((cause != null) ? cause : refusal.cause()));
	}

	/** The engine wraps what the kernel said. */
	private static String messages(Throwable ex) {
		Throwable cause = ex.getCause();
		String text = ex.getMessage() + " " + ((cause != null) ? cause.getMessage() : "");
		return text.toLowerCase(Locale.ROOT);
	}

}
