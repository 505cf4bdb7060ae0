package com.aimixer.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a server and can die for it: its connections are reset and new ones are
 * refused, as when a process is killed, until it lives again at the same port, perhaps
 * before another server. What the server says can take its time.
 */
final class Relay implements AutoCloseable {

	private static final InetAddress HERE = InetAddress.getLoopbackAddress();

	private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor();

	private volatile int target;

	private volatile Duration delay = Duration.ZERO;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private ServerSocket door;

	private Thread porter;

	Relay(int target) {
		this.target = target;
		this.door = open(0);
		this.porter = attend(this.door);
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.door.getLocalPort() + path;
	}

	void kill() {
		try {
			this.door.close();
			// until then the port is taken
			this.porter.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		this.sockets.forEach(Relay::reset);
		this.sockets.clear();
	}

	/** Let everything that is on its way, or comes, take so long. */
	void delay(Duration longer) {
		this.delay = longer;
	}

	void reviveBefore(int other) {
		this.target = other;
		revive();
	}

	void revive() {
		this.door = open(this.door.getLocalPort());
		this.porter = attend(this.door);
	}

	@Override
	public void close() {
		kill();
		this.postman.shutdownNow();
	}

	private static ServerSocket open(int port) {
		try {
			ServerSocket opened = new ServerSocket();
			opened.setReuseAddress(true);
			opened.bind(new InetSocketAddress(HERE, port));
			return opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Thread attend(ServerSocket opened) {
		return Thread.startVirtualThread(() -> serve(opened));
	}

	private void serve(ServerSocket opened) {
		while (!opened.isClosed()) {
			try {
				Socket client = opened.accept();
				this.sockets.add(client);
				Socket server = new Socket(HERE, this.target);
				this.sockets.add(server);
				Thread.startVirtualThread(() -> pass(client, server));
				Thread.startVirtualThread(() -> passLate(server, client));
			}
			catch (IOException _) {
				// the door is closed, or nobody stands behind it
			}
		}
	}

	/** In order; whoever hands something over does not wait until it has arrived. */
	private void passLate(Socket from, Socket to) {
		Queue<byte[]> way = new ConcurrentLinkedQueue<>();
		byte[] buffer = new byte[8192];
		try {
			InputStream in = from.getInputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				way.add(Arrays.copyOf(buffer, count));
				var _ = this.postman.schedule(() -> deliver(way, to), this.delay.toMillis(), TimeUnit.MILLISECONDS);
			}
			// nothing more comes: after what is on its way
			way.add(new byte[0]);
			var _ = this.postman.schedule(() -> deliver(way, to), this.delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (IOException | RejectedExecutionException _) {
			reset(to);
		}
	}

	private static void deliver(Queue<byte[]> way, Socket to) {
		byte[] piece = Objects.requireNonNull(way.poll());
		try {
			to.getOutputStream().write(piece);
			if (piece.length == 0) {
				to.close();
			}
		}
		catch (IOException _) {
			// it has left already
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
