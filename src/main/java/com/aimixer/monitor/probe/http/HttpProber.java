package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.time.TimeSource;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one endpoint over HTTP. The only place that catches what the engine throws and
 * makes an outcome of it.
 */
final class HttpProber implements Prober {

	private static final Logger logger = LoggerFactory.getLogger(HttpProber.class);

	private final String name;

	private final OkHttpClient.Builder clients;

	private volatile OkHttpClient client;

	/** Of the last handshake, for the probes that reuse its connection. */
	private volatile @Nullable Instant certificateExpiresAt;

	private final boolean reuse;

	private final Request request;

	private final ResponseCheck check;

	private final BodyReader reader;

	private final String serverName;

	private final TimeSource time;

	private final Duration timeout;

	private final AtomicBoolean troubleLogged = new AtomicBoolean();

	HttpProber(Endpoint endpoint, OkHttpClient.Builder clients, TimeSource time, Duration timeout) {
		this.name = endpoint.name();
		this.clients = clients;
		this.client = clients.build();
		this.reuse = endpoint.request().reuseConnection();
		this.request = RequestFactory.create(endpoint.request());
		this.check = new ResponseCheck(endpoint.expectations());
		this.reader = new BodyReader(endpoint.request().maxBodyBytes(), endpoint.expectations().readBody());
		String serverName = endpoint.tls().serverName();
		this.serverName = (serverName != null) ? serverName : this.request.url().host();
		this.time = time;
		this.timeout = timeout;
	}

	@Override
	public ProbeOutcome probe() {
		Attempt attempt = new Attempt(this.time, this.timeout);
		try {
			return ScopedValue.where(Attempt.CURRENT, attempt).call(() -> ask(attempt));
		}
		catch (RuntimeException ex) {
			return unexpected(attempt, ex);
		}
	}

	private ProbeOutcome ask(Attempt attempt) {
		Call call = this.client.newCall(this.request);
		// to the engine, zero is no deadline at all
		call.timeout().timeout(Math.max(1, attempt.remainingNanos()), TimeUnit.NANOSECONDS);
		try (Response response = call.execute()) {
			return answer(attempt, call, response);
		}
		catch (IOException ex) {
			if (StaleConnection.isBehind(ex, attempt, this.request) && attempt.retry()) {
				this.client.connectionPool().evictAll();
				return ask(attempt);
			}
			return failed(attempt, ex);
		}
	}

	private ProbeOutcome answer(Attempt attempt, Call call, Response response) throws IOException {
		try {
			this.check.status(response.code());
			Buffer body = this.reader.read(response);
			long nanos = attempt.clock().stop(Long.MAX_VALUE);
			this.check.content(response, body);
			this.troubleLogged.set(false);
			return new Succeeded(attempt.startedAt(), Duration.ofNanos(nanos), attempt.clock().times(), response.code(),
					certificateExpiresAt(attempt));
		}
		catch (IOException ex) {
			ProbeOutcome outcome = failed(attempt, ex);
			// or closing the response would read on for a while
			call.cancel();
			return outcome;
		}
	}

	private ProbeOutcome failed(Attempt attempt, IOException ex) {
		if (Thread.currentThread().isInterrupted()) {
			return new Skipped(attempt.startedAt(), Duration.ZERO, "the monitor stops");
		}
		if (Failures.isOwnTrouble(ex)) {
			return ownTrouble(attempt, ex);
		}
		// a client remembers addresses that failed and tries them last, which would hide
		// a broken one behind its neighbour: the next probe starts without memory, and on
		// a fresh connection also where it might reuse one
		this.client.connectionPool().evictAll();
		this.client = this.clients.connectionPool(ClientFactory.pool(this.reuse)).build();
		Failure failure = failure(attempt, ex);
		long nanos = attempt.clock().stop(this.timeout.toNanos());
		return new Failed(attempt.startedAt(), Duration.ofNanos(nanos), attempt.clock().times(), failure.reason(),
				failure.phase(), failure.detail(), attempt.clock().httpStatus(), certificateExpiresAt(attempt));
	}

	private @Nullable Instant certificateExpiresAt(Attempt attempt) {
		boolean reused = attempt.clock().address() == null;
		if (!reused) {
			this.certificateExpiresAt = attempt.certificateExpiresAt();
		}
		return this.certificateExpiresAt;
	}

	private Failure failure(Attempt attempt, IOException ex) {
		Integer status = attempt.clock().httpStatus();
		// the engine throws on a 407 from anything but a proxy: to a probe it is a status
		if (status != null && status == 407 && ex instanceof ProtocolException) {
			return this.check.unexpected(status);
		}
		return new Failures(attempt, this.serverName).of(ex);
	}

	private ProbeOutcome unexpected(Attempt attempt, RuntimeException ex) {
		// the engine reads "HTTP/1.1 -12" that way
		if (String.valueOf(ex.getMessage()).startsWith("code < 0")) {
			return failed(attempt, new ProbeFault(Reason.PROTOCOL, Phase.WAIT, "impossible status code"));
		}
		return ownTrouble(attempt, ex);
	}

	/** Not the endpoint's fault, so it must not count as downtime. */
	private ProbeOutcome ownTrouble(Attempt attempt, Exception ex) {
		if (this.troubleLogged.compareAndSet(false, true)) {
			logger.warn(
					"{}: could not probe, which is not counted against the endpoint (logged once until it answers): {}",
					this.name, ex.toString());
		}
		return new Skipped(attempt.startedAt(), Duration.ZERO, "the monitor could not ask: " + Text.message(ex));
	}

}
