package com.aimixer.monitor.probe.http;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.endpoint.RequestSettings;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/**
 * Sets the engine up to ask once: no retry, no second deadline, no memory, nothing shared
 * between endpoints.
 */
final class ClientFactory {

	private static final ProbeSocketFactory SOCKETS = new ProbeSocketFactory();

	private static final FramingCheck FRAMING = new FramingCheck();

	private final Lookups lookups;

	private final Duration timeout;

	ClientFactory(Lookups lookups, Duration timeout) {
		this.lookups = lookups;
		this.timeout = timeout;
	}

	/**
	 * A builder of clients for one endpoint.
	 * @param endpoint what to ask
	 * @throws IllegalArgumentException if the TLS settings cannot work
	 */
	OkHttpClient.Builder create(Endpoint endpoint) {
		RequestSettings request = endpoint.request();
		OkHttpClient.Builder client = new OkHttpClient.Builder().callTimeout(this.timeout)
			.connectTimeout(Duration.ZERO)
			.readTimeout(Duration.ZERO)
			.writeTimeout(Duration.ZERO)
			.retryOnConnectionFailure(false)
			// racing addresses would take a thread for every connect, even to a single
			// address; ProbeSocketFactory shares the time out instead
			.fastFallback(false)
			.followRedirects(request.followRedirects())
			.proxy(Proxy.NO_PROXY)
			.dns(new ProbeDns(this.lookups))
			.socketFactory(SOCKETS)
			.connectionPool(pool(request.reuseConnection()))
			.eventListenerFactory((call) -> Attempt.CURRENT.get().clock())
			.addNetworkInterceptor(new SecretsStayHome(request))
			.addNetworkInterceptor(FRAMING);
		if (mayUseTls(request)) {
			TlsSetup.apply(client, endpoint.tls());
		}
		else {
			client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
		}
		return client;
	}

	static boolean mayUseTls(RequestSettings request) {
		return "https".equalsIgnoreCase(request.url().getScheme()) || request.followRedirects();
	}

	/**
	 * One for each endpoint: a shared one would lend the HTTP/2 connection of one name to
	 * another.
	 */
	static ConnectionPool pool(boolean reuse) {
		return reuse ? new ConnectionPool(1, 5, TimeUnit.MINUTES) : FreshConnections.pool();
	}

}
