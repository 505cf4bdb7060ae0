package com.aimixer.monitor.probe.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * One probe under way: its clock, its deadline and what was seen on the way. The engine
 * works on the calling thread, so its parts find the attempt in a scoped value.
 */
final class Attempt {

	static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

	/** A first handshake packet that is lost is sent again after a second. */
	private static final int MAX_SHARE_MILLIS = 1000;

	private final Instant startedAt;

	private final PhaseClock clock;

	private final Duration timeout;

	private int addressesLeft = 1;

	private boolean retried;

	private List<X509Certificate> certificates = List.of();

	Attempt(TimeSource time, Duration timeout) {
		this.startedAt = time.now();
		this.clock = new PhaseClock(time);
		this.timeout = timeout;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	PhaseClock clock() {
		return this.clock;
	}

	Duration timeout() {
		return this.timeout;
	}

	long remainingNanos() {
		return Math.max(0, this.timeout.toNanos() - this.clock.elapsed());
	}

	void resolved(int addresses) {
		this.addressesLeft = addresses;
	}

	/**
	 * How long the next address may take to connect. The last one has all the time that
	 * is left; one before it only its share, or a dead address would use up the deadline.
	 * @return milliseconds, or 0 for no limit but the deadline
	 */
	int nextConnectTimeoutMillis() {
		int left = this.addressesLeft;
		this.addressesLeft = Math.max(1, left - 1);
		if (left == 1) {
			return 0;
		}
		long share = TimeUnit.NANOSECONDS.toMillis(remainingNanos() / left);
		return Math.clamp(share, 1, MAX_SHARE_MILLIS);
	}

	/**
	 * Take the one retry of this probe.
	 * @return whether it was still there
	 */
	boolean retry() {
		boolean first = !this.retried;
		this.retried = true;
		return first;
	}

	void certificates(List<X509Certificate> chain) {
		this.certificates = chain;
	}

	List<X509Certificate> certificates() {
		return this.certificates;
	}

	@Nullable Instant certificateExpiresAt() {
		return this.certificates.isEmpty() ? null : this.certificates.getFirst().getNotAfter().toInstant();
	}

}
