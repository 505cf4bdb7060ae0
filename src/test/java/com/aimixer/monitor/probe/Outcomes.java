package com.aimixer.monitor.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * Outcomes for tests that need no probe.
 */
public final class Outcomes {

	private Outcomes() {
	}

	public static Succeeded success(Instant at, long millis) {
		Duration duration = Duration.ofMillis(millis);
		return new Succeeded(at, duration, new PhaseTimes(0, 1_000_000, 0, duration.toNanos() - 1_000_000, 0), 200,
				null);
	}

	public static Failed failure(Instant at, Reason reason) {
		return new Failed(at, Duration.ofMillis(3), new PhaseTimes(0, 3_000_000, 0, 0, 0), reason, Phase.CONNECT,
				"connection refused", null, null);
	}

	public static Skipped skip(Instant at) {
		return new Skipped(at, Duration.ofMinutes(2), "the monitor was paused for 120 s");
	}

}
