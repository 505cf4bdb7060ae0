package com.aimixer.monitor.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

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

	private final BlockingQueue<Fact> queue;

	private final FactSink sink;

	private final Duration retry;

	private final Thread thread = Thread.ofPlatform().name("history").daemon().unstarted(this::run);

	private final CountDownLatch closing = new CountDownLatch(1);

	private final WritingState state = new WritingState();

	/** Those that were taken from the queue and are not written yet. */
	private final AtomicInteger pending = new AtomicInteger();

	/** Of those without room, how many are to be made up for next. */
	private long noticed;

	/** Of those in the queue, how many are to be written before that. */
	private int older;

	/**
	 * A queue before a sink.
	 * @param sink where facts are written
	 * @param capacity how many may wait
	 * @param retry pause after a failure
	 */
	WriteQueue(FactSink sink, int capacity, Duration retry) {
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
			this.state.noRoomFor(1);
		}
		return taken;
	}

	private void run() {
		try {
			while (!closing() || !this.queue.isEmpty() || this.state.hasMissedSome()) {
				List<Fact> batch = next();
				if (!written(batch) || !madeUp(batch.size())) {
					this.state.noRoomFor(waiting());
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
			this.queue.drainTo(batch, BATCH - 1);
		}
		this.pending.set(batch.size());
		return batch;
	}

	/**
	 * Makes up for what was dropped as soon as all that waited by then is written: it is
	 * older. What comes meanwhile is not waited for, as it may come without end.
	 * @param written how many of those that waited were written since
	 * @return false if the monitor stops before that works
	 */
	private boolean madeUp(int written) throws InterruptedException {
		this.older = Math.max(0, this.older - written);
		if (this.older > 0) {
			return true;
		}
		if (this.noticed > this.state.madeUpFor() && !madeUp()) {
			return false;
		}
		if (this.state.hasMissedSome()) {
			// in this order: what waited before the last one of these was dropped counts
			this.noticed = this.state.withoutRoom();
			this.older = this.queue.size();
		}
		return true;
	}

	private boolean madeUp() throws InterruptedException {
		try {
			List<Fact> facts = this.sink.missed();
			this.state.madeUpFor(this.noticed);
			for (int i = 0; i < facts.size(); i += BATCH) {
				if (!written(facts.subList(i, Math.min(facts.size(), i + BATCH)))) {
					return false;
				}
			}
			this.state.works(waiting());
			return true;
		}
		catch (RuntimeException | Error ex) {
			this.state.failed(ex);
			pause(this.retry);
			return !closing();
		}
	}

	/**
	 * Writes until it works. What fails though the file is well is written in halves,
	 * down to the fact that is to blame: that one would hold up all others for ever.
	 * @return false if the monitor stops before it works
	 */
	private boolean written(List<Fact> facts) throws InterruptedException {
		Throwable failure = attempt(facts);
		while (failure != null && Trouble.isOfTheFile(failure)) {
			this.state.failed(failure);
			if (closing()) {
				return false;
			}
			pause(this.retry);
			failure = attempt(facts);
		}
		return failure == null || writtenWithoutTheCulprit(facts, failure);
	}

	private boolean writtenWithoutTheCulprit(List<Fact> facts, Throwable failure) throws InterruptedException {
		this.state.failedByAFact();
		int half = facts.size() / 2;
		if (half > 0) {
			return written(facts.subList(0, half)) && written(facts.subList(half, facts.size()));
		}
		this.state.refused(facts.getFirst(), failure);
		done(1);
		return true;
	}

	/** What went wrong, or null if nothing did. */
	private @Nullable Throwable attempt(List<Fact> facts) {
		if (facts.isEmpty()) {
			return null;
		}
		try {
			this.sink.write(facts);
			done(facts.size());
			this.state.works(waiting());
			return null;
		}
		// whatever it was: a thread that ended would leave a history that looks well
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	private void done(int facts) {
		this.pending.updateAndGet((before) -> Math.max(0, before - facts));
	}

	private void pause(Duration duration) throws InterruptedException {
		boolean _ = this.closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
	}

	private boolean closing() {
		return this.closing.getCount() == 0;
	}

	/** Why it cannot be written now, or null if it can. */
	@Nullable String problem() {
		return this.state.problem();
	}

	int waiting() {
		return this.queue.size() + this.pending.get();
	}

	/** Those that found no room, and those that can never be written. */
	long dropped() {
		return this.state.lost();
	}

	long failures() {
		return this.state.failures();
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

}
