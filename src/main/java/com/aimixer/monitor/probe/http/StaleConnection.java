package com.aimixer.monitor.probe.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;

import com.aimixer.monitor.probe.Phase;
import okhttp3.Request;
import okhttp3.internal.http2.ConnectionShutdownException;

/**
 * A server may close a connection that has been idle. Who then reuses it is told at once,
 * before a byte of an answer: that says nothing about the endpoint, so the probe asks
 * again on a fresh connection. Anything else on a reused connection is a failure.
 */
final class StaleConnection {

	private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");

	/**
	 * A closed connection answers within a round trip; a crash later than that is one.
	 */
	private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();

	private StaleConnection() {
	}

	static boolean isBehind(IOException ex, Attempt attempt, Request request) {
		PhaseClock clock = attempt.clock();
		boolean reused = clock.address() == null && clock.phase() == Phase.WAIT && clock.httpStatus() == null;
		return reused && closedWithoutAnAnswer(ex) && REPEATABLE.contains(request.method()) && clock.elapsed() < AT_ONCE
				&& attempt.remainingNanos() > 0 && !Thread.currentThread().isInterrupted();
	}

	private static boolean closedWithoutAnAnswer(IOException ex) {
		return Causes.find(ex, EOFException.class).filter((end) -> !Failures.headHasBegun(end)).isPresent()
				|| Causes.find(ex, SocketException.class).isPresent()
				|| Causes.find(ex, ConnectionShutdownException.class).isPresent();
	}

}
