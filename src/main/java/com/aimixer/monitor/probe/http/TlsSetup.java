package com.aimixer.monitor.probe.http;

import java.util.List;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.X509ExtendedTrustManager;

import com.aimixer.monitor.endpoint.TlsSettings;
import com.aimixer.monitor.tls.TrustAnchors;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client verify its peer as the settings say.
 */
final class TlsSetup {

	/**
	 * The engine's own check of names; a client without TLS does not load a trust store.
	 */
	private static final HostnameVerifier NAMES = new OkHttpClient.Builder()
		.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
		.build()
		.hostnameVerifier();

	/** Whatever the JDK allows: the prober has no opinion about ciphers. */
	private static final ConnectionSpec JDK_TLS = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
		.allEnabledCipherSuites()
		.allEnabledTlsVersions()
		.build();

	private TlsSetup() {
	}

	/**
	 * Apply the settings.
	 * @param client the client to set up
	 * @param settings how the peer is verified
	 * @throws IllegalArgumentException if the settings cannot work
	 */
	static void apply(OkHttpClient.Builder client, TlsSettings settings) {
		SNIHostName serverName = (settings.serverName() != null) ? sni(settings.serverName()) : null;
		PeerRecorder recorder = new PeerRecorder(verifier(settings));
		client.sslSocketFactory(new FreshTlsSocketFactory(recorder, serverName), recorder);
		client.connectionSpecs(List.of(JDK_TLS, ConnectionSpec.CLEARTEXT));
		client.hostnameVerifier(names(settings));
	}

	private static @Nullable X509ExtendedTrustManager verifier(TlsSettings settings) {
		X509ExtendedTrustManager trusted = (settings.ca() != null) ? TrustAnchors.of(settings.ca()) : null;
		if (!settings.verify()) {
			return null;
		}
		return (trusted != null) ? trusted : TrustAnchors.jdk();
	}

	static SNIHostName sni(String name) {
		try {
			return new SNIHostName(name);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("server name '" + name + "' is no host name", ex);
		}
	}

	private static HostnameVerifier names(TlsSettings settings) {
		if (!settings.verify()) {
			return (host, session) -> true;
		}
		String serverName = settings.serverName();
		return (serverName != null) ? (host, session) -> NAMES.verify(serverName, session) : NAMES;
	}

}
