package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lookups that can be walked away from. A lookup cannot be interrupted and holds its
 * carrier, so it runs on a platform thread of its own; a name has at most one under way,
 * so that a hanging name costs one thread and delays nobody else.
 */
final class Lookups implements AutoCloseable {

	private final Resolver resolver;

	private final ExecutorService threads = Executors
		.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

	private final Map<String, Lookup> underWay = new ConcurrentHashMap<>();

	private final AtomicLong abandoned = new AtomicLong();

	private final AtomicInteger hanging = new AtomicInteger();

	Lookups(Resolver resolver) {
		this.resolver = resolver;
	}

	/**
	 * Look a name up and wait for the answer.
	 * @param host the name
	 * @param patienceNanos how long to wait
	 * @return at least one address
	 * @throws UnknownHostException if the resolver says so, if there is no answer in time
	 * or if the waiting thread is interrupted (and stays so)
	 */
	List<InetAddress> lookup(String host, long patienceNanos) throws UnknownHostException {
		Lookup lookup = this.underWay.computeIfAbsent(host, Lookup::new);
		lookup.start();
		try {
			return lookup.answer.get(patienceNanos, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			lookup.abandon();
			throw new UnknownHostException(host + ": no answer in time");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException(host + ": interrupted");
		}
		catch (ExecutionException ex) {
			throw unknown(host, ex);
		}
	}

	/** A new exception for each who waited. */
	private static UnknownHostException unknown(String host, ExecutionException ex) {
		String message = Causes.find(ex, UnknownHostException.class)
			.map(Throwable::getMessage)
			.orElseGet(() -> host + ": " + Text.message(ex));
		UnknownHostException unknown = new UnknownHostException(message);
		unknown.initCause(ex);
		return unknown;
	}

	long abandoned() {
		return this.abandoned.get();
	}

	int hanging() {
		return this.hanging.get();
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/**
	 * The monitor has no thread for a lookup, which is not the fault of the name.
	 */
	static final class NoThreadException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		NoThreadException(Throwable cause) {
			super("no thread for a name lookup", cause);
		}

	}

	/**
	 * One lookup, shared by all who wait for it.
	 */
	private final class Lookup implements Runnable {

		private final String host;

		private final CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();

		private final AtomicBoolean started = new AtomicBoolean();

		private boolean hangs;

		private boolean over;

		Lookup(String host) {
			this.host = host;
		}

		void start() {
			if (!this.started.compareAndSet(false, true)) {
				return;
			}
			try {
				Lookups.this.threads.execute(this);
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				// no thread to be had: the next probe must be able to try again
				finish();
				this.answer.completeExceptionally(new NoThreadException(ex));
			}
		}

		@Override
		public void run() {
			try {
				List<InetAddress> addresses = List.copyOf(Lookups.this.resolver.resolve(this.host));
				finish();
				this.answer.complete(addresses);
			}
			catch (UnknownHostException | RuntimeException | Error ex) {
				finish();
				this.answer.completeExceptionally(ex);
			}
		}

		/** Comes before the answer, so that whoever heard it can ask anew. */
		private synchronized void finish() {
			Lookups.this.underWay.remove(this.host, this);
			this.over = true;
			if (this.hangs) {
				Lookups.this.hanging.decrementAndGet();
			}
		}

		private synchronized void abandon() {
			if (this.over || this.hangs) {
				return;
			}
			this.hangs = true;
			Lookups.this.hanging.incrementAndGet();
			Lookups.this.abandoned.incrementAndGet();
		}

	}

}
