package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * What an HTTPS port shows: its usual certificate, or another one that ends sooner or has
 * ended. Each is made when it is first shown.
 */
public final class Identity {

	private final IntFunction<SSLSocketFactory> issuer;

	private final int usualDays;

	private final Map<Integer, SSLSocketFactory> issued = new ConcurrentHashMap<>();

	/**
	 * An identity with a usual certificate.
	 * @param issuer makes sockets with a certificate that ends in so many days
	 * @param usualDays when the usual certificate ends
	 */
	Identity(IntFunction<SSLSocketFactory> issuer, int usualDays) {
		this.issuer = issuer;
		this.usualDays = usualDays;
		this.issued.put(usualDays, issuer.apply(usualDays));
	}

	SSLSocket secure(Socket socket, @Nullable Integer days) throws IOException {
		SSLSocketFactory factory = this.issued.computeIfAbsent((days != null) ? days : this.usualDays,
				this.issuer::apply);
		SSLSocket secured = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

}
