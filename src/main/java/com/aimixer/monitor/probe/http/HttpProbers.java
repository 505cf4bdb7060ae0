package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ServerSocketFactory;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.Expectations;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Prober} for each endpoint. Nothing is shared between endpoints but the
 * threads that look names up, and those never make one wait for another.
 */
public final class HttpProbers implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HttpProbers.class);

	private static final Duration WARM_UP = Duration.ofMillis(800);

	private final TimeSource time;

	private final Duration timeout;

	private final Lookups lookups;

	private final ClientFactory clients;

	private volatile boolean usesTls;

	/**
	 * Probers that ask the operating system for names.
	 * @param time the clock
	 * @param timeout deadline of a whole probe, at least a millisecond
	 */
	public HttpProbers(TimeSource time, Duration timeout) {
		this(time, timeout, new SystemResolver());
	}

	/**
	 * Probers with their own way of looking names up.
	 * @param time the clock
	 * @param timeout deadline of a whole probe, at least a millisecond
	 * @param resolver looks names up
	 */
	public HttpProbers(TimeSource time, Duration timeout, Resolver resolver) {
		this.time = time;
		this.timeout = timeout;
		this.lookups = new Lookups(resolver);
		this.clients = new ClientFactory(this.lookups, timeout);
	}

	/**
	 * Keep the JDK from remembering names. To be called before the first lookup of the
	 * process: the JDK reads the setting once.
	 */
	public static void turnOffNameCache() {
		SystemResolver.turnOffNameCache();
	}

	/**
	 * A prober for an endpoint. Call it from a virtual thread: only there does an
	 * interrupt end a probe at once.
	 * @param endpoint what to ask and what to expect
	 * @return its prober, for as long as this factory is open
	 * @throws IllegalArgumentException if the settings cannot work, with a message for
	 * the user
	 */
	public Prober proberFor(Endpoint endpoint) {
		this.usesTls |= ClientFactory.mayUseTls(endpoint.request());
		return new HttpProber(endpoint, this.clients.create(endpoint), this.time, this.timeout);
	}

	/**
	 * Exercise the client against a loopback port of the monitor's own, which is closed
	 * again before this returns: a cold JVM must not judge. TLS is exercised too if a
	 * prober made before needs it. Takes less than a second for each.
	 */
	public void warmUp() {
		warmUpLookups();
		try (WarmUp server = new WarmUp(ServerSocketFactory.getDefault())) {
			WarmUp.run(proberFor(endpoint(server.url("http"), false)), 300, this.time, WARM_UP);
			if (this.usesTls) {
				warmUpTls();
			}
		}
		catch (IOException | GeneralSecurityException ex) {
			logger.warn("no loopback port to warm up with, so the first figures are those of a cold JVM: {}",
					ex.getMessage());
		}
	}

	/** Apart from the real ones, so that nothing is counted. */
	private static void warmUpLookups() {
		try (Lookups own = new Lookups(new SystemResolver())) {
			own.lookup("localhost", TimeUnit.MILLISECONDS.toNanos(200));
		}
		catch (UnknownHostException ignored) {
			// a machine without that name is warm all the same
		}
	}

	/** The JDK's authorities refuse the certificate, but only after all that is slow. */
	private void warmUpTls() throws IOException, GeneralSecurityException {
		try (WarmUp server = new WarmUp(SelfSigned.serverContext().getServerSocketFactory())) {
			WarmUp.run(proberFor(endpoint(server.url("https"), true)), 5, this.time, WARM_UP);
			WarmUp.run(proberFor(endpoint(server.url("https"), false)), 60, this.time, WARM_UP);
		}
	}

	private static Endpoint endpoint(URI url, boolean verify) {
		return new Endpoint("warm-up", "warm-up", RequestSettings.get(url), Expectations.DEFAULT,
				new TlsSettings(null, null, verify), Thresholds.DEFAULT);
	}

	/**
	 * How many lookups have ever been walked away from.
	 * @return a count that only grows
	 */
	public long abandonedLookups() {
		return this.lookups.abandoned();
	}

	/**
	 * How many lookups that were walked away from are still holding a thread.
	 * @return 0 while the resolver is well
	 */
	public int hangingLookups() {
		return this.lookups.hanging();
	}

	@Override
	public void close() {
		this.lookups.close();
	}

}
