package com.aimixer.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server and can die for it: its connections are reset and new ones are
 * refused, as when a process is killed, until it lives again at the same port.
 */
final class Relay implements AutoCloseable {

	private static final InetAddress HERE = InetAddress.getLoopbackAddress();

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private ServerSocket door;

	Relay(int target) {
		this.target = target;
		this.door = open(0);
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.door.getLocalPort() + path;
	}

	void kill() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.sockets.forEach(Relay::reset);
		this.sockets.clear();
	}

	void revive() {
		this.door = open(this.door.getLocalPort());
	}

	@Override
	public void close() {
		kill();
	}

	private ServerSocket open(int port) {
		try {
			ServerSocket opened = new ServerSocket();
			opened.setReuseAddress(true);
			opened.bind(new InetSocketAddress(HERE, port));
			Thread.startVirtualThread(() -> serve(opened));
			return opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void serve(ServerSocket opened) {
		while (!opened.isClosed()) {
			try {
				Socket client = opened.accept();
				this.sockets.add(client);
				Socket server = new Socket(HERE, this.target);
				this.sockets.add(server);
				Thread.startVirtualThread(() -> pass(client, server));
				Thread.startVirtualThread(() -> pass(server, client));
			}
			catch (IOException _) {
				// the door is closed, or nobody stands behind it
			}
		}
	}

	/** A reset instead of a farewell. */
	private static void reset(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException _) {
			// it has left already
		}
	}

	private static void pass(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException _) {
			// one of the two has left: so does the other
		}
	}

}
