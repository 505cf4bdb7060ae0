package com.aimixer.monitor.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Hands server-sent events to any number of subscribers. An event is encoded once, and
 * handing it over never waits: a subscriber that does not keep up is dropped.
 */
public final class EventStream {

	/** Events a subscriber may be behind before it is dropped. */
	static final int BACKLOG = 1024;

	private final Function<Object, String> encoder;

	private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

	private final LongAdder dropped = new LongAdder();

	private volatile boolean closed;

	/**
	 * A stream without subscribers.
	 * @param encoder turns a wire record into one line of text
	 */
	public EventStream(Function<Object, String> encoder) {
		this.encoder = encoder;
	}

	/**
	 * Hear every event from now on.
	 * @return the subscription; close it at the end
	 */
	public Subscription subscribe() {
		Subscription subscription = new Subscription(BACKLOG, this.subscriptions::remove);
		this.subscriptions.add(subscription);
		if (this.closed) {
			subscription.close();
		}
		return subscription;
	}

	/**
	 * Hand an event to everybody.
	 * @param name type of the event
	 * @param data wire record
	 */
	public void publish(String name, Object data) {
		if (this.subscriptions.isEmpty()) {
			return;
		}
		byte[] frame = frame(name, this.encoder.apply(data));
		for (Subscription subscription : this.subscriptions) {
			hand(subscription, frame);
		}
	}

	private void hand(Subscription subscription, byte[] frame) {
		if (!subscription.offer(frame)) {
			this.dropped.increment();
			subscription.close();
		}
	}

	/**
	 * An event as it is sent.
	 * @param name type of the event
	 * @param data one line of text
	 * @return its bytes
	 */
	public static byte[] frame(String name, String data) {
		return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Subscribers now.
	 * @return how many there are
	 */
	public int subscribers() {
		return this.subscriptions.size();
	}

	/**
	 * Subscribers that were dropped because they did not keep up.
	 * @return how many since the start
	 */
	public long droppedSubscribers() {
		return this.dropped.sum();
	}

	/**
	 * End all subscriptions, and those to come.
	 */
	public void close() {
		this.closed = true;
		this.subscriptions.forEach(Subscription::close);
	}

}
