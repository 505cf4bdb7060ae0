package com.aimixer.monitor.probe;

import java.time.Duration;

/**
 * Time spent in each phase, in nanoseconds; a phase that was not reached has zero.
 *
 * @param dnsNanos name resolution
 * @param connectNanos TCP handshake
 * @param tlsNanos TLS handshake
 * @param waitNanos request and waiting for the response head
 * @param bodyNanos reading the body
 */
public record PhaseTimes(long dnsNanos, long connectNanos, long tlsNanos, long waitNanos, long bodyNanos) {

	/** Nothing was reached. */
	public static final PhaseTimes NONE = new PhaseTimes(0, 0, 0, 0, 0);

	/**
	 * Time of one phase.
	 * @param phase the phase
	 * @return its nanoseconds
	 */
	public long nanos(Phase phase) {
		return switch (phase) {
			case DNS -> this.dnsNanos;
			case CONNECT -> this.connectNanos;
			case TLS -> this.tlsNanos;
			case WAIT -> this.waitNanos;
			case BODY -> this.bodyNanos;
		};
	}

	/**
	 * Time of one phase.
	 * @param phase the phase
	 * @return its duration
	 */
	public Duration duration(Phase phase) {
		return Duration.ofNanos(nanos(phase));
	}

	/**
	 * The same times with more charged to one phase.
	 * @param phase the phase
	 * @param nanos nanoseconds to add
	 * @return new times
	 */
	public PhaseTimes plus(Phase phase, long nanos) {
		return new PhaseTimes(this.dnsNanos + share(Phase.DNS, phase, nanos),
				this.connectNanos + share(Phase.CONNECT, phase, nanos), this.tlsNanos + share(Phase.TLS, phase, nanos),
				this.waitNanos + share(Phase.WAIT, phase, nanos), this.bodyNanos + share(Phase.BODY, phase, nanos));
	}

	private static long share(Phase phase, Phase charged, long nanos) {
		return (phase == charged) ? nanos : 0;
	}

}
