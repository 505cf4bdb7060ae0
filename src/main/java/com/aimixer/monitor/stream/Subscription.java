package com.aimixer.monitor.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One listener's queue of encoded events.
 */
public final class Subscription implements AutoCloseable {

	/** No event is empty, so this one says that none follows. */
	private static final byte[] END = new byte[0];

	private final BlockingQueue<byte[]> frames;

	private final Consumer<Subscription> onClose;

	private volatile boolean closed;

	/**
	 * A subscription that waits for its first events.
	 * @param backlog how many handings-over may wait
	 * @param onClose told when it has ended, perhaps more than once
	 */
	public Subscription(int backlog, Consumer<Subscription> onClose) {
		this.frames = new ArrayBlockingQueue<>(backlog);
		this.onClose = onClose;
	}

	/**
	 * Hand over one event, or several that belong together; does not wait.
	 * @param frame their bytes, not empty
	 * @return whether there was room, or nobody to take it any more
	 */
	public boolean offer(byte[] frame) {
		return this.closed || this.frames.offer(frame);
	}

	/**
	 * Wait for the next event.
	 * @return its bytes, or null when the subscription has ended
	 * @throws InterruptedException if the thread is told to stop
	 */
	public byte @Nullable [] next() throws InterruptedException {
		if (this.closed) {
			return null;
		}
		byte[] frame = this.frames.take();
		return (frame.length == 0) ? null : frame;
	}

	/**
	 * Hand every event on as it comes, until the subscription has ended.
	 * @param out where they go, flushed after each
	 * @throws IOException if nobody takes them any more
	 * @throws InterruptedException if the thread is told to stop
	 */
	public void writeTo(OutputStream out) throws IOException, InterruptedException {
		for (byte[] frame = next(); frame != null; frame = next()) {
			out.write(frame);
			out.flush();
		}
	}

	/**
	 * End the subscription; whoever waits for an event is released.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.onClose.accept(this);
		this.frames.clear();
		this.frames.offer(END);
	}

}
