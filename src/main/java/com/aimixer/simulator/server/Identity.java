package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * What an HTTPS port shows: a valid certificate, or one that has expired.
 *
 * @param valid makes sockets with the valid certificate
 * @param expired makes sockets with the expired one
 */
public record Identity(SSLSocketFactory valid, SSLSocketFactory expired) {

	SSLSocket secure(Socket socket, boolean showExpired) throws IOException {
		SSLSocketFactory factory = showExpired ? this.expired : this.valid;
		SSLSocket secured = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

}
