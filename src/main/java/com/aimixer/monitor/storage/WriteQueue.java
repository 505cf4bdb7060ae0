package com.aimixer.monitor.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes facts from the threads of the probes and has them written by a thread of its own,
 * as many at once as have come. Nobody ever waits to hand one over: where the file cannot
 * be written facts wait here, and when there is no room left they are dropped and
 * counted.
 */
final class WriteQueue implements AutoCloseable {

	/**
	 * A day and a half of six endpoints every 30 s, half a minute of 10,000 every 10 s.
	 */
	static final int CAPACITY = 1 << 15;

	/** How long to wait after an attempt that failed. */
	static final Duration RETRY = Duration.ofSeconds(2);

	private static final int BATCH = 4_096;

	/** What comes within it is written at once; what is lost when the process dies. */
	private static final Duration GATHER = Duration.ofMillis(100);

	private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(WriteQueue.class);

	private final BlockingQueue<Fact> queue;

	private final Sink sink;

	private final Duration retry;

	private final Thread thread = Thread.ofPlatform().name("history").daemon().unstarted(this::run);

	private final CountDownLatch closing = new CountDownLatch(1);

	private final LongAdder dropped = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private volatile @Nullable String problem;

	/** Those that were taken from the queue and are not written yet. */
	private volatile int pending;

	/** Of those dropped, how many were made up for when the problem began. */
	private long droppedBefore;

	/** Of those dropped, how many were made up for. */
	private volatile long madeUpFor;

	/**
	 * A queue before a sink.
	 * @param sink where facts are written
	 * @param capacity how many may wait
	 * @param retry pause after a failure
	 */
	WriteQueue(Sink sink, int capacity, Duration retry) {
		this.sink = sink;
		this.queue = new ArrayBlockingQueue<>(capacity);
		this.retry = retry;
	}

	void start() {
		this.thread.start();
	}

	/**
	 * Hands a fact over, or drops it; never waits.
	 * @return whether there was room
	 */
	boolean add(Fact fact) {
		boolean taken = this.queue.offer(fact);
		if (!taken) {
			this.dropped.increment();
		}
		return taken;
	}

	private void run() {
		try {
			while (!closing() || !this.queue.isEmpty() || hasMissedSome()) {
				List<Fact> batch = next();
				// not before all that waited is written: it is older
				if (batch.isEmpty() ? !madeUp() : !written(batch)) {
					return;
				}
				this.sink.tidy();
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private List<Fact> next() throws InterruptedException {
		List<Fact> batch = new ArrayList<>();
		Fact first = this.queue.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
		if (first != null) {
			pause(GATHER);
			batch.add(first);
			this.queue.drainTo(batch, BATCH);
		}
		this.pending = batch.size();
		return batch;
	}

	/** Makes up for what was dropped; false if the monitor stops before that works. */
	private boolean madeUp() throws InterruptedException {
		if (!hasMissedSome()) {
			return true;
		}
		long missed = this.dropped.sum();
		try {
			List<Fact> facts = this.sink.missed();
			this.madeUpFor = missed;
			return written(facts);
		}
		catch (RuntimeException | Error ex) {
			this.failures.increment();
			failed(ex);
			pause(this.retry);
			return !closing();
		}
	}

	/** Writes until it works; false if the monitor stops before it does. */
	private boolean written(List<Fact> batch) throws InterruptedException {
		while (!attempt(batch)) {
			if (closing()) {
				this.dropped.add(batch.size() + this.queue.size());
				return false;
			}
			pause(this.retry);
		}
		this.pending = 0;
		return true;
	}

	private boolean attempt(List<Fact> batch) {
		try {
			this.sink.write(batch);
			if (this.problem != null && !hasMissedSome()) {
				recovered();
			}
			return true;
		}
		// whatever it was: a thread that ended would leave a history that looks well
		catch (RuntimeException | Error ex) {
			this.failures.increment();
			failed(ex);
			return false;
		}
	}

	/** Told once, until it works again. */
	private void failed(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String words = (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
		if (this.problem == null) {
			this.droppedBefore = this.madeUpFor;
			logger.warn("The history cannot be written, probing goes on and what happens waits in memory: {}", words);
		}
		this.problem = words;
	}

	private void recovered() {
		this.problem = null;
		logger.info("The history is written again, {} facts waited, {} found no room to wait", waiting(),
				this.dropped.sum() - this.droppedBefore);
	}

	private void pause(Duration duration) throws InterruptedException {
		boolean _ = this.closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
	}

	private boolean hasMissedSome() {
		return this.dropped.sum() > this.madeUpFor;
	}

	private boolean closing() {
		return this.closing.getCount() == 0;
	}

	@Nullable String problem() {
		return this.problem;
	}

	int waiting() {
		return this.queue.size() + this.pending;
	}

	long dropped() {
		return this.dropped.sum();
	}

	long failures() {
		return this.failures.sum();
	}

	/** Writes what waits, if that is possible at once. */
	@Override
	public void close() {
		this.closing.countDown();
		try {
			this.thread.join(LAST_CHANCE);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Where facts are written.
	 */
	interface Sink {

		/** Writes all or none, or throws. */
		void write(List<Fact> batch);

		/** What those that were dropped would have said, as far as it is known. */
		List<Fact> missed();

		/** Called again and again between two batches; must not throw. */
		void tidy();

	}

}
