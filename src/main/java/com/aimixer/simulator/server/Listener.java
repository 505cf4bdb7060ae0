package com.aimixer.simulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.time.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * One port on loopback. It asks for its conduct before each connection and each request,
 * and is open or closed as its conduct says whenever it is told to settle.
 */
public final class Listener implements AutoCloseable {

	private static final long ACCEPT_AGAIN_NANOS = 10_000_000;

	private static final int BACKLOG = 512;

	private final String name;

	private final Supplier<Conduct> conduct;

	private final Handler handler;

	private final SimulatorClock clock;

	private final @Nullable Identity identity;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicLong requests = new AtomicLong();

	private volatile int port;

	private @Nullable ServerSocket server;

	private @Nullable Thread acceptor;

	/**
	 * A listener that is not open yet.
	 * @param name what messages call it
	 * @param port its port, or 0 for a free one
	 * @param conduct how it behaves now
	 * @param handler answers the requests
	 * @param clock lets time pass for slow answers
	 * @param identity certificates for HTTPS, or null for HTTP
	 */
	public Listener(String name, int port, Supplier<Conduct> conduct, Handler handler, SimulatorClock clock,
			@Nullable Identity identity) {
		this.name = name;
		this.port = port;
		this.conduct = conduct;
		this.handler = handler;
		this.clock = clock;
		this.identity = identity;
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
			throw new PortTakenException(this.name, this.port, ex);
		}
	}

	/**
	 * Opens or closes the port as the conduct says. A port that somebody else took in the
	 * meantime is tried again the next time.
	 */
	public synchronized void settle() {
		boolean refuses = this.conduct.get().refuses();
		if (refuses && this.server != null) {
			close();
		}
		if (!refuses && this.server == null) {
			try {
				bind();
			}
			catch (IOException ignored) {
				// the next settling tries again
			}
		}
	}

	/**
	 * The port.
	 * @return the real one once the listener has been opened
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Closes the port and every connection.
	 */
	@Override
	public synchronized void close() {
		if (this.server == null || this.acceptor == null) {
			return;
		}
		Sockets.close(this.server);
		awaitEnd(this.acceptor);
		this.server = null;
		this.connections.forEach(Sockets::close);
	}

	Conduct conduct() {
		return this.conduct.get();
	}

	Handler handler() {
		return this.handler;
	}

	SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Draws whether the next request falls into a share; the same sequence for the same
	 * listener name.
	 * @param share above 0 up to 1
	 * @return true for that share of the calls
	 */
	boolean draw(double share) {
		long number = this.requests.incrementAndGet();
		double place = new SplittableRandom(this.name.hashCode() * 0x9E3779B97F4A7C15L + number).nextDouble();
		return place < share;
	}

	private void bind() throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		try {
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), this.port),
					BACKLOG);
		}
		catch (IOException ex) {
			Sockets.close(socket);
			throw ex;
		}
		this.port = socket.getLocalPort();
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
			new Connection(socket, this).serve(this.identity);
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
