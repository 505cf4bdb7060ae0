package com.aimixer.monitor.availability;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Intervals in order of time, each as one {@code long} of start and state: an interval
 * ends where the next one starts, only the last one has an end of its own. A ring that
 * doubles and halves with its content, with the sums of all but the last beside it.
 */
final class Timeline {

	private static final State[] STATES = { State.UP, State.DOWN, State.UNKNOWN };

	private static final int STATE_BITS = 2;

	private static final int SMALLEST = 4;

	private long[] entries = new long[SMALLEST];

	/** Allocated with the first cause: most endpoints are never down. */
	private @Nullable Cause @Nullable [] causes;

	private int head;

	private int size;

	private long lastEnd;

	/** Milliseconds up in all intervals but the last. */
	private long up;

	/** Milliseconds down in all intervals but the last. */
	private long down;

	int size() {
		return this.size;
	}

	int last() {
		return this.size - 1;
	}

	long start(int index) {
		return this.entries[slot(index)] >> STATE_BITS;
	}

	State state(int index) {
		return STATES[(int) this.entries[slot(index)] & (1 << STATE_BITS) - 1];
	}

	@Nullable Cause cause(int index) {
		return (this.causes != null) ? this.causes[slot(index)] : null;
	}

	long end(int index) {
		return (index < last()) ? start(index + 1) : this.lastEnd;
	}

	void endLastAt(long end) {
		this.lastEnd = end;
	}

	/**
	 * The interval that started last at or before an instant, -1 where there is none.
	 * Looks from the end: what is asked for is mostly the last one.
	 */
	int indexAt(long instant) {
		int index = last();
		while (index >= 0 && start(index) > instant) {
			index--;
		}
		return index;
	}

	/**
	 * Milliseconds up or down from the first interval to an instant.
	 */
	long before(long instant, State state) {
		if (this.size == 0) {
			return 0;
		}
		if (instant >= start(last())) {
			return ((state == State.UP) ? this.up : this.down) + within(last(), instant, state);
		}
		long millis = 0;
		for (int i = 0; start(i) < instant; i++) {
			millis += within(i, instant, state);
		}
		return millis;
	}

	private long within(int index, long instant, State state) {
		return (state(index) == state) ? Math.min(instant, end(index)) - start(index) : 0;
	}

	/**
	 * Ends the last interval at {@code start} and begins another one there.
	 */
	void add(long start, State state, @Nullable Cause cause) {
		if (this.size > 0) {
			sum(last(), start, 1);
		}
		if (this.size == this.entries.length) {
			resize(this.size * 2);
		}
		this.size++;
		this.entries[slot(last())] = (start << STATE_BITS) | code(state);
		setCause(cause);
	}

	/**
	 * Takes the last interval away; the one before it is the last one again.
	 */
	void removeLast() {
		long start = start(last());
		forgetCause(last());
		this.size--;
		if (this.size > 0) {
			sum(last(), start, -1);
		}
	}

	void removeFirst() {
		if (this.size > 1) {
			sum(0, start(1), -1);
		}
		forgetCause(0);
		this.head = slot(1);
		this.size--;
		if (this.entries.length > SMALLEST && this.size <= this.entries.length / 4) {
			resize(this.entries.length / 2);
		}
	}

	private void sum(int index, long end, int sign) {
		long millis = sign * (end - start(index));
		switch (state(index)) {
			case UP -> this.up += millis;
			case DOWN -> this.down += millis;
			case UNKNOWN -> {
			}
		}
	}

	private void setCause(@Nullable Cause cause) {
		if (cause == null) {
			return;
		}
		if (this.causes == null) {
			this.causes = new Cause[this.entries.length];
		}
		// an endpoint that flaps fails in the same way each time: share what is equal
		Cause previous = (this.size > 2) ? cause(this.size - 3) : null;
		this.causes[slot(last())] = cause.equals(previous) ? previous : cause;
	}

	/**
	 * Notes that the last interval, which is down, goes on.
	 */
	void addCauseToLast(Cause later) {
		Cause first = cause(last());
		if (this.causes != null && first != null) {
			this.causes[slot(last())] = first.upTo(later);
		}
	}

	private void forgetCause(int index) {
		if (this.causes != null) {
			this.causes[slot(index)] = null;
		}
	}

	private void resize(int capacity) {
		long[] oldEntries = this.entries;
		@Nullable Cause[] oldCauses = this.causes;
		int kept = Math.min(this.size, oldEntries.length - this.head);
		this.entries = Arrays.copyOfRange(oldEntries, this.head, this.head + capacity);
		System.arraycopy(oldEntries, 0, this.entries, kept, this.size - kept);
		if (oldCauses != null) {
			this.causes = Arrays.copyOfRange(oldCauses, this.head, this.head + capacity);
			System.arraycopy(oldCauses, 0, this.causes, kept, this.size - kept);
		}
		this.head = 0;
	}

	/**
	 * The place of a state in {@link #STATES}.
	 */
	private static int code(State state) {
		return switch (state) {
			case UP -> 0;
			case DOWN -> 1;
			case UNKNOWN -> 2;
		};
	}

	private int slot(int index) {
		return (this.head + index) & (this.entries.length - 1);
	}

}
