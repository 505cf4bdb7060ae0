package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.stream.Stream;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.time.TimeSource;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Charges the time of one probe to its phases. Every nanosecond from the start to the end
 * belongs to exactly one phase; a phase that comes again, after a redirect or with the
 * next address, goes on adding.
 */
final class PhaseClock extends EventListener {

	private final TimeSource time;

	private final long start;

	private PhaseTimes times = PhaseTimes.NONE;

	private @Nullable Phase phase;

	/** Until when time has been charged. */
	private long charged;

	private boolean bodyComplete;

	private @Nullable InetSocketAddress address;

	private @Nullable Integer httpStatus;

	private List<Refusal> refusals = List.of();

	PhaseClock(TimeSource time) {
		this.time = time;
		this.start = time.nanoTime();
		this.charged = this.start;
	}

	/** The phase in flight; what precedes the first event belongs to the first phase. */
	Phase phase() {
		return (this.phase != null) ? this.phase : Phase.DNS;
	}

	long elapsed() {
		return this.time.nanoTime() - this.start;
	}

	/** Where the probe last tried to connect to; null on a reused connection. */
	@Nullable InetSocketAddress address() {
		return this.address;
	}

	@Nullable Integer httpStatus() {
		return this.httpStatus;
	}

	/**
	 * What each address said that could not be connected to, in the order they were
	 * tried.
	 */
	List<Refusal> refusals() {
		return this.refusals;
	}

	/**
	 * Stop the clock, unless the last byte of the body has stopped it already.
	 * @param limitNanos the latest end, counted from the start
	 * @return nanoseconds from the start to the end
	 */
	long stop(long limitNanos) {
		if (!this.bodyComplete) {
			charge(Math.max(this.charged, this.start + Math.min(elapsed(), limitNanos)));
		}
		return this.charged - this.start;
	}

	PhaseTimes times() {
		return this.times;
	}

	private void enter(Phase next) {
		if (this.phase != null) {
			charge(this.time.nanoTime());
		}
		this.phase = next;
		this.bodyComplete = false;
		// that of a redirect says nothing about what follows
		this.httpStatus = null;
	}

	private void charge(long until) {
		this.times = this.times.plus(phase(), until - this.charged);
		this.charged = until;
	}

	@Override
	public void dnsStart(Call call, String domainName) {
		enter(Phase.DNS);
	}

	@Override
	public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
		this.address = inetSocketAddress;
		enter(Phase.CONNECT);
	}

	@Override
	public void connectFailed(Call call, InetSocketAddress inetSocketAddress, Proxy proxy, @Nullable Protocol protocol,
			IOException ioe) {
		this.refusals = Stream.concat(this.refusals.stream(), Stream.of(new Refusal(inetSocketAddress, phase(), ioe)))
			.toList();
	}

	@Override
	public void secureConnectStart(Call call) {
		enter(Phase.TLS);
	}

	@Override
	public void connectionAcquired(Call call, Connection connection) {
		enter(Phase.WAIT);
	}

	@Override
	public void responseHeadersEnd(Call call, Response response) {
		enter(Phase.BODY);
		this.httpStatus = response.code();
	}

	@Override
	public void responseBodyEnd(Call call, long byteCount) {
		charge(this.time.nanoTime());
		this.bodyComplete = true;
	}

	/**
	 * An address that could not be connected to.
	 *
	 * @param address where to
	 * @param phase how far it got
	 * @param cause why not
	 */
	record Refusal(InetSocketAddress address, Phase phase, IOException cause) {
	}

}
