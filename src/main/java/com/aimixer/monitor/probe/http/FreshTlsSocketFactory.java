package com.aimixer.monitor.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import com.aimixer.monitor.tls.TrustAnchors;
import org.jspecify.annotations.Nullable;

/**
 * TLS with a full handshake every time. A context remembers sessions and a resumed one
 * shows no certificate, which would hide one that was replaced or has expired, so every
 * connection gets a context of its own.
 */
final class FreshTlsSocketFactory extends SSLSocketFactory {

	private final TrustManager verifier;

	private final @Nullable SNIHostName serverName;

	/**
	 * @param verifier decides about the peer
	 * @param serverName name to send as SNI, or null for the host of the URL
	 */
	FreshTlsSocketFactory(TrustManager verifier, @Nullable SNIHostName serverName) {
		this.verifier = verifier;
		this.serverName = serverName;
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		SSLSocket layered = (SSLSocket) context().getSocketFactory().createSocket(socket, host, port, autoClose);
		if (this.serverName != null) {
			SSLParameters parameters = layered.getSSLParameters();
			parameters.setServerNames(List.of(this.serverName));
			layered.setSSLParameters(parameters);
		}
		return layered;
	}

	private SSLContext context() {
		return TrustAnchors.context(this.verifier);
	}

	@Override
	public String[] getDefaultCipherSuites() {
		return context().getSocketFactory().getDefaultCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return context().getSocketFactory().getSupportedCipherSuites();
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
		throw new UnsupportedOperationException();
	}

}
