package com.aimixer.monitor.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The time-weighted availability of one endpoint over a rolling window, from a list of
 * intervals. A state holds from the instant it is recorded for; when nothing was heard
 * for the hold time after the last instant heard, what follows is unknown. Time before
 * the first record is unknown too, and the window never shrinks.
 * <p>
 * All instants lie on the steady timeline and count in whole milliseconds, cut off, never
 * rounded. No order of instants throws or loses time:
 * <ul>
 * <li>{@code heardAt} before {@code from} counts as {@code from}; an instant heard before
 * the latest one changes nothing;</li>
 * <li>a state recorded from before the current one began takes the place of the current
 * one from its beginning: what was settled before that stays;</li>
 * <li>a reading instant in the past leaves out what came after it; it is exact down to
 * one hold before the latest instant heard, and further back what has left the window
 * counts as unknown.</li>
 * </ul>
 * <p>
 * Recording and reading are O(1) amortised: a reading walks over the intervals that left
 * the window since the last record. Reading changes nothing. A ledger takes 152 bytes up
 * to four intervals and then 8 bytes an interval, 12 once there is a cause, up to twice
 * that after it has grown: 50 kB for a change at every tick of 30 s. Causes come on top,
 * equal ones in a row once. At most {@value #MAX_INTERVALS} intervals are kept (a change
 * every 0.66 s for 24 h): of a faster flap the oldest become unknown, which coverage and
 * bounds show.
 * <p>
 * Not thread-safe: its owner guards it.
 */
public final class AvailabilityLedger {

	static final int MAX_INTERVALS = 1 << 17;

	private final long window;

	private final long hold;

	private final int maxIntervals;

	/** Starts with a known state; ends with the current one, where its hold runs out. */
	private final Timeline timeline = new Timeline();

	private long heard = Long.MIN_VALUE;

	/**
	 * An empty ledger: all unknown.
	 * @param window how far back availability looks, at least a millisecond
	 * @param hold how long a state holds after the last instant heard, at least a
	 * millisecond; 2.5 probe intervals
	 */
	public AvailabilityLedger(Duration window, Duration hold) {
		this(window, hold, MAX_INTERVALS);
	}

	AvailabilityLedger(Duration window, Duration hold, int maxIntervals) {
		this.window = positive("window", window);
		this.hold = positive("hold", hold);
		this.maxIntervals = maxIntervals;
	}

	/**
	 * Sets the state of the endpoint. An equal state goes on and keeps its first cause,
	 * of which the latest evidence is noted, unless the hold ran out before {@code from};
	 * another one takes back what the current state claimed after {@code from}.
	 * @param state up or down
	 * @param from since when: the start of the outcome that set the state
	 * @param heardAt the start of the latest outcome, not before {@code from}
	 * @param cause why it is down; ignored for up
	 */
	public void record(State state, Instant from, Instant heardAt, @Nullable Cause cause) {
		if (state == State.UNKNOWN) {
			throw new IllegalArgumentException("unknown cannot be recorded, it is what follows when nothing is heard");
		}
		long start = from.toEpochMilli();
		Cause why = (state == State.DOWN) ? cause : null;
		if (!goesOn(state, start)) {
			begin(state, start, why);
		}
		else if (why != null) {
			this.timeline.addCauseToLast(why);
		}
		this.heard = Math.max(this.heard, Math.max(start, heardAt.toEpochMilli()));
		this.timeline.endLastAt(this.heard + this.hold);
		forget();
	}

	/**
	 * Notes an outcome that changes no state but counts as heard, such as an attempt
	 * before the verdict: the current state holds on, unless the hold has run out.
	 * @param at the start of the outcome
	 */
	public void heard(Instant at) {
		long millis = at.toEpochMilli();
		this.heard = Math.max(this.heard, millis);
		int last = this.timeline.last();
		if (last >= 0 && millis <= this.timeline.end(last)) {
			this.timeline.endLastAt(Math.max(this.timeline.end(last), millis + this.hold));
		}
	}

	/**
	 * Takes up an interval that an earlier ledger has recorded, in the order of time and
	 * before anything is recorded. Nothing is claimed beyond its end: in the time between
	 * two ledgers nobody looked.
	 * @param past up or down; unknown is what lies between
	 */
	public void restore(Interval past) {
		long start = past.from().toEpochMilli();
		int last = this.timeline.last();
		if (past.state() == State.UNKNOWN || (last >= 0 && start < this.timeline.end(last))) {
			throw new IllegalArgumentException("cannot take up " + past + " here");
		}
		if (last < 0 || start > this.timeline.end(last) || this.timeline.state(last) != past.state()) {
			begin(past.state(), start, past.cause());
		}
		this.heard = past.to().toEpochMilli();
		this.timeline.endLastAt(this.heard);
		forget();
	}

	/**
	 * The interval that was recorded last, up to where its hold runs out.
	 * @return the interval, or {@code null} while nothing was recorded
	 */
	public @Nullable Interval latest() {
		int last = this.timeline.last();
		if (last < 0) {
			return null;
		}
		return new Interval(Instant.ofEpochMilli(this.timeline.start(last)),
				Instant.ofEpochMilli(this.timeline.end(last)), this.timeline.state(last), this.timeline.cause(last));
	}

	/**
	 * The latest instant heard, whatever it said.
	 * @return the instant, or {@code null} while nothing was heard
	 */
	public @Nullable Instant heardAt() {
		return (this.heard != Long.MIN_VALUE) ? Instant.ofEpochMilli(this.heard) : null;
	}

	/**
	 * The state in force at an instant.
	 * @param now the instant of asking
	 * @return the state
	 */
	public State stateAt(Instant now) {
		long millis = now.toEpochMilli();
		int index = this.timeline.indexAt(millis);
		return (index < 0 || millis >= this.timeline.end(index)) ? State.UNKNOWN : this.timeline.state(index);
	}

	/**
	 * Since when the state at an instant has been in force, which may be before the
	 * window; for unknown, since the hold ran out.
	 * @param now the instant of asking
	 * @return the start, or {@code null} where nothing was known before
	 */
	public @Nullable Instant stateSince(Instant now) {
		long millis = now.toEpochMilli();
		int index = this.timeline.indexAt(millis);
		if (index < 0) {
			return null;
		}
		return Instant
			.ofEpochMilli((millis >= this.timeline.end(index)) ? this.timeline.end(index) : this.timeline.start(index));
	}

	/**
	 * The availability over the window that ends at an instant.
	 * @param now the instant of asking
	 * @return the figures
	 */
	public Availability at(Instant now) {
		long to = now.toEpochMilli();
		long from = to - this.window;
		long up = this.timeline.before(to, State.UP) - this.timeline.before(from, State.UP);
		long down = this.timeline.before(to, State.DOWN) - this.timeline.before(from, State.DOWN);
		return Availability.of(up, down, this.window);
	}

	/**
	 * The intervals behind {@link #at(Instant)}: contiguous, oldest first, together
	 * exactly the window, neighbours in different states.
	 * @param now the instant of asking
	 * @return the intervals, at least one
	 */
	public List<Interval> intervals(Instant now) {
		long to = now.toEpochMilli();
		return Partition.of(this.timeline, to - this.window, to);
	}

	private boolean goesOn(State state, long start) {
		int last = this.timeline.last();
		return last >= 0 && this.timeline.state(last) == state && start <= this.timeline.end(last);
	}

	private void begin(State state, long from, @Nullable Cause cause) {
		int current = this.timeline.last();
		if (current < 0) {
			this.timeline.add(from, state, cause);
			return;
		}
		long currentStart = this.timeline.start(current);
		long currentEnd = this.timeline.end(current);
		long start = Math.max(from, currentStart);
		if (start > currentEnd) {
			this.timeline.add(currentEnd, State.UNKNOWN, null);
		}
		else if (start == currentStart) {
			// nothing is left of the current state: the one before it may go on
			this.timeline.removeLast();
		}
		int last = this.timeline.last();
		if (last < 0 || this.timeline.state(last) != state) {
			this.timeline.add(start, state, cause);
		}
	}

	/**
	 * Lets go of what no reading needs any more: one hold more than the window stays, for
	 * a reader that took its instant just before the latest record.
	 */
	private void forget() {
		long oldest = this.heard - this.window - this.hold;
		while (this.timeline.size() > 1 && (this.timeline.start(1) <= oldest || this.timeline.size() > this.maxIntervals
				|| this.timeline.state(0) == State.UNKNOWN)) {
			this.timeline.removeFirst();
		}
	}

	private static long positive(String name, Duration duration) {
		if (duration.toMillis() < 1) {
			throw new IllegalArgumentException(name + " (" + duration + ") must be at least a millisecond");
		}
		return duration.toMillis();
	}

}
