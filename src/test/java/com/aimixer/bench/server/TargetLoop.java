package com.aimixer.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that accepts, reads and answers, so that the time of reading is exact and
 * the target costs next to nothing; a second one gives the slow answers.
 */
final class TargetLoop implements Runnable {

	private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

	private static final int HEAD_BYTES = 2048;

	private static final byte[] ANSWER = """
			HTTP/1.1 200 OK
			Content-Type: text/plain
			Content-Length: 3
			Connection: close

			ok!""".replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

	private final ServerSocketChannel server;

	private final ArrivalLog log;

	private final Selector selector;

	private final ScheduledThreadPoolExecutor slow = new ScheduledThreadPoolExecutor(1);

	TargetLoop(ServerSocketChannel server, ArrivalLog log) throws IOException {
		this.server = server;
		this.log = log;
		this.selector = Selector.open();
		server.configureBlocking(false);
		server.register(this.selector, SelectionKey.OP_ACCEPT);
	}

	@Override
	public void run() {
		try {
			while (this.server.isOpen()) {
				this.selector.select(this::handle);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handle(SelectionKey key) {
		try {
			if (key.isAcceptable()) {
				accept();
				return;
			}
			read(key, System.nanoTime());
		}
		catch (IOException _) {
			close(key);
		}
	}

	private void accept() throws IOException {
		for (SocketChannel client = this.server.accept(); client != null; client = this.server.accept()) {
			client.configureBlocking(false);
			client.register(this.selector, SelectionKey.OP_READ, ByteBuffer.allocate(HEAD_BYTES));
		}
	}

	private void read(SelectionKey key, long now) throws IOException {
		SocketChannel client = (SocketChannel) key.channel();
		ByteBuffer head = (ByteBuffer) key.attachment();
		if (client.read(head) < 0) {
			close(key);
			return;
		}
		String text = StandardCharsets.US_ASCII.decode(head.duplicate().flip()).toString();
		if (text.endsWith("\r\n\r\n")) {
			answer(key, text.substring(text.indexOf(' ') + 1, text.indexOf(" HTTP/")), now);
		}
	}

	private void answer(SelectionKey key, String path, long readNanos) throws IOException {
		int endpoint = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
		switch (TargetKind.ofPath(path)) {
			case FAST -> write(key, endpoint, readNanos);
			case SLOW -> {
				key.interestOps(0);
				long left = SLOW_NANOS - (System.nanoTime() - readNanos);
				var _ = this.slow.schedule(() -> writeLate(key, endpoint, readNanos), left, TimeUnit.NANOSECONDS);
			}
			case HANGING -> this.log.hanging(endpoint, readNanos);
		}
	}

	private void writeLate(SelectionKey key, int endpoint, long readNanos) {
		try {
			write(key, endpoint, readNanos);
		}
		catch (IOException _) {
			close(key);
		}
	}

	/** An answer this short never fills the buffer of the socket. */
	private void write(SelectionKey key, int endpoint, long readNanos) throws IOException {
		((SocketChannel) key.channel()).write(ByteBuffer.wrap(ANSWER));
		long written = System.nanoTime();
		key.channel().close();
		this.log.answered(endpoint, readNanos, written);
	}

	private static void close(SelectionKey key) {
		try {
			key.channel().close();
		}
		catch (IOException _) {
			// it is gone either way
		}
	}

}
