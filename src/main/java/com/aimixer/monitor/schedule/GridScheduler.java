package com.aimixer.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import com.aimixer.monitor.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives every task its turn at a fixed rate on a {@link Grid}. One thread only hands
 * turns over, so no task can delay another. A turn that falls into a running one of the
 * same task is dropped and the grid goes on.
 */
public final class GridScheduler implements AutoCloseable {

	/** Up to so many tasks have their first turn at once, more start on the grid. */
	static final int AT_ONCE = 20;

	private static final int IDLE = 0;

	private static final int RUNNING = 1;

	private final TimeSource time;

	private final Duration interval;

	private final List<Task> tasks;

	private final Executor executor;

	private final AtomicIntegerArray running;

	private final LongAdder dropped = new LongAdder();

	private final LongAdder missed = new LongAdder();

	private @Nullable Grid grid;

	private long turn;

	private volatile boolean closed;

	private @Nullable Thread thread;

	/**
	 * A scheduler at rest.
	 * @param time the clock
	 * @param interval time between two turns of one task
	 * @param tasks the tasks in the order of the grid
	 * @param executor runs the turns; must not run them on the calling thread
	 */
	public GridScheduler(TimeSource time, Duration interval, List<? extends Task> tasks, Executor executor) {
		this.time = time;
		this.interval = interval;
		this.tasks = List.copyOf(tasks);
		this.executor = executor;
		this.running = new AtomicIntegerArray(tasks.size());
	}

	/**
	 * Begin the grid now.
	 */
	public void start() {
		begin();
		this.thread = Thread.ofPlatform().name("schedule").daemon().start(this::loop);
	}

	private void loop() {
		while (!this.closed) {
			LockSupport.parkNanos(this, handOverDue());
		}
	}

	/** Lay the grid and hand over the first turns. */
	void begin() {
		this.grid = new Grid(this.time.nanoTime(), this.interval.toNanos(), this.tasks.size());
		if (this.tasks.size() <= AT_ONCE) {
			for (int task = 0; task < this.tasks.size(); task++) {
				handOver(task, this.grid.originNanos());
			}
			this.turn = 1;
		}
	}

	/**
	 * Hand over all turns that are due.
	 * @return nanoseconds until the next one
	 */
	long handOverDue() {
		Grid laid = this.grid;
		if (laid == null) {
			throw new IllegalStateException("the grid has not begun");
		}
		long due = laid.due(this.turn);
		while (!this.closed && due - this.time.nanoTime() <= 0) {
			long next = laid.resume(this.turn, this.time.nanoTime());
			this.missed.add(next - this.turn);
			handOver(laid.task(next), laid.due(next));
			this.turn = next + 1;
			due = laid.due(this.turn);
		}
		return due - this.time.nanoTime();
	}

	private void handOver(int task, long dueNanos) {
		if (!this.running.compareAndSet(task, IDLE, RUNNING)) {
			this.dropped.increment();
			return;
		}
		try {
			this.executor.execute(() -> takeTurn(task, dueNanos));
		}
		catch (RuntimeException | OutOfMemoryError _) {
			// no thread now, or the monitor stops: the grid itself must go on
			this.running.set(task, IDLE);
			this.dropped.increment();
		}
	}

	private void takeTurn(int task, long dueNanos) {
		try {
			Duration lateness = Duration.ofNanos(Math.max(0, this.time.nanoTime() - dueNanos));
			Instant due = this.time.now().minus(lateness);
			this.tasks.get(task).run(new Tick(due, lateness));
		}
		finally {
			this.running.set(task, IDLE);
		}
	}

	/**
	 * Turns that fell into a running one of the same task.
	 * @return how many were dropped since the start
	 */
	public long droppedTicks() {
		return this.dropped.sum();
	}

	/**
	 * Turns that passed while the whole program was paused and were not made up for.
	 * @return how many were missed since the start
	 */
	public long missedTicks() {
		return this.missed.sum();
	}

	/**
	 * End the grid; turns that run are left alone.
	 */
	@Override
	public void close() {
		this.closed = true;
		Thread running = this.thread;
		if (running != null) {
			LockSupport.unpark(running);
		}
	}

}
