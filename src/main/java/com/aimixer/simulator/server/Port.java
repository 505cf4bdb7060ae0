package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * One port that can be opened and closed again and again; every connection has a virtual
 * thread.
 */
public final class Port implements AutoCloseable {

	private static final long ACCEPT_AGAIN_NANOS = 10_000_000;

	private static final int BACKLOG = 512;

	private final String name;

	private final InetAddress address;

	private final Service service;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private volatile int number;

	private @Nullable ServerSocket server;

	private @Nullable Thread acceptor;

	private boolean ended;

	/**
	 * A port that is not open yet.
	 * @param name what messages call it
	 * @param place address and port, which is 0 for a free one
	 * @param service serves its connections
	 */
	public Port(String name, InetSocketAddress place, Service service) {
		this.name = name;
		this.address = place.getAddress();
		this.number = place.getPort();
		this.service = service;
	}

	/**
	 * Opens the port.
	 * @throws PortTakenException if something else listens there
	 */
	public synchronized void open() throws PortTakenException {
		try {
			bind();
		}
		catch (IOException ex) {
			throw new PortTakenException(this.name, this.address, this.number, ex);
		}
	}

	/**
	 * Opens or closes the port where it is not yet so. A port that somebody else took in
	 * the meantime is tried again the next time; one that was closed for good stays so.
	 * @param open whether it should be open; asked here, so that of two who settle the
	 * port at once the second has the newer answer
	 */
	public synchronized void settle(BooleanSupplier open) {
		if (this.ended) {
			return;
		}
		if (!open.getAsBoolean()) {
			shut();
			return;
		}
		if (this.server == null) {
			try {
				bind();
			}
			catch (IOException ignored) {
				// the next settling tries again
			}
		}
	}

	/**
	 * The port's number.
	 * @return the real one once the port has been opened
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Closes the port and every connection for good.
	 */
	@Override
	public synchronized void close() {
		this.ended = true;
		shut();
	}

	private void shut() {
		if (this.server == null || this.acceptor == null) {
			return;
		}
		Sockets.close(this.server);
		awaitEnd(this.acceptor);
		this.server = null;
		this.connections.forEach(Sockets::close);
	}

	private void bind() throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		try {
			socket.bind(new InetSocketAddress(this.address, this.number), BACKLOG);
		}
		catch (IOException ex) {
			Sockets.close(socket);
			throw ex;
		}
		this.number = socket.getLocalPort();
		this.server = socket;
		this.acceptor = Thread.ofVirtual().name(this.name + "-accept").start(() -> accept(socket));
	}

	/** The kernel closes the port only when nobody waits in accept any more. */
	private static void awaitEnd(Thread acceptor) {
		try {
			acceptor.join();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket connection = socket.accept();
				this.connections.add(connection);
				Thread.ofVirtual().name(this.name).start(() -> serve(connection));
			}
			catch (IOException ignored) {
				// closed, or the client left before it was served, or no file descriptor
				// is left:
				// that last one must not make this a busy loop
				LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			this.service.serve(socket);
		}
		catch (IOException ignored) {
			// the client left, or the port was closed meanwhile
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.connections.remove(socket);
		}
	}

}
