package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Response times of one endpoint over a rolling window, as counts in logarithmic buckets:
 * every quantile is within 2 % between 0.1 ms and 60 s, and what lies outside counts as
 * the nearer limit.
 * <p>
 * The window moves in slices of a 48th (half an hour in 24 h): it holds every response
 * time of the window and at most one slice more. The newest slice is counted in the
 * totals, the closed ones are packed so that they can be taken out again. When they need
 * more than {@value #MAX_PACKED} bytes, the two neighbours that cover the least time
 * become one, older ones first: a result a second, spread evenly over all buckets, makes
 * the oldest slice two hours long. At an interval of 30 s or more no response times can.
 * <p>
 * An instance takes at most 10,000 bytes whatever the interval, about 3,000 for an
 * ordinary endpoint at 30 s.
 * <p>
 * Recording is O(1) amortised, a summary takes one pass over the {@value Buckets#COUNT}
 * buckets. Reading changes nothing. Not thread-safe: its owner guards it.
 */
public final class LatencyWindow {

	static final int MAX_PACKED = 6_200;

	private static final int SLICES = 48;

	private final long window;

	private final long width;

	/** Counts of every slice together, the newest one included. */
	private final int[] totals = new int[Buckets.COUNT];

	/** Closed slices, oldest first; exactly as long as they need. */
	private byte[] closed = {};

	/** Number of the oldest closed slice's newest part. */
	private long firstToLeave = Long.MAX_VALUE;

	private long newest = Long.MIN_VALUE;

	/**
	 * An empty window.
	 * @param window how far back the summary looks, at least 48 ms
	 */
	public LatencyWindow(Duration window) {
		this.window = window.toMillis();
		this.width = this.window / SLICES;
		if (this.width < 1) {
			throw new IllegalArgumentException("window (" + window + ") must be at least " + SLICES + " ms");
		}
	}

	/**
	 * Counts a response time.
	 * @param at when it was measured, on the steady timeline; an instant before the
	 * newest slice counts in the newest slice
	 * @param responseTime the response time
	 */
	public void record(Instant at, Duration responseTime) {
		long slice = Math.floorDiv(at.toEpochMilli(), this.width);
		if (slice > this.newest) {
			startSlice(slice);
		}
		this.totals[Buckets.indexOf(responseTime)]++;
	}

	/**
	 * Counts response times that were counted before, in the order of time.
	 * @param at when they were measured, on the steady timeline
	 * @param counts as {@link PackedCounts} packs them
	 */
	public void restore(Instant at, byte[] counts) {
		long slice = Math.floorDiv(at.toEpochMilli(), this.width);
		if (slice > this.newest) {
			startSlice(slice);
		}
		Slice.unpack(counts, this.totals, 1);
	}

	/**
	 * Summarises the window that ends at an instant.
	 * @param now the instant of asking, on the steady timeline
	 * @return the quantiles
	 */
	public LatencySummary summary(Instant now) {
		long oldest = oldestAt(now.toEpochMilli());
		if (this.newest < oldest) {
			return LatencySummary.EMPTY;
		}
		if (this.firstToLeave >= oldest) {
			return Buckets.summarise(this.totals);
		}
		int[] counts = this.totals.clone();
		for (Slice slice : Slice.readAll(this.closed)) {
			if (slice.last() < oldest) {
				slice.addTo(counts, -1);
			}
		}
		return Buckets.summarise(counts);
	}

	private void startSlice(long number) {
		if (this.newest != Long.MIN_VALUE) {
			close(oldestAt(number * this.width));
		}
		this.newest = number;
	}

	/**
	 * Packs the newest slice, which is what the totals hold beyond the closed ones, and
	 * takes out what has left the window.
	 */
	private void close(long oldest) {
		List<Slice> slices = Slice.readAll(this.closed);
		int[] counts = this.totals.clone();
		slices.forEach((slice) -> slice.addTo(counts, -1));
		slices.add(Slice.of(this.newest, counts));
		while (!slices.isEmpty() && slices.getFirst().last() < oldest) {
			slices.removeFirst().addTo(this.totals, -1);
		}
		byte[] packed = Slice.writeAll(slices);
		while (packed.length > MAX_PACKED) {
			joinShortest(slices);
			packed = Slice.writeAll(slices);
		}
		this.closed = packed;
		this.firstToLeave = slices.isEmpty() ? Long.MAX_VALUE : slices.getFirst().last();
	}

	private static void joinShortest(List<Slice> slices) {
		int shortest = 0;
		for (int i = 1; i < slices.size() - 1; i++) {
			if (span(slices, i) < span(slices, shortest)) {
				shortest = i;
			}
		}
		slices.set(shortest, slices.get(shortest).and(slices.remove(shortest + 1)));
	}

	private static long span(List<Slice> slices, int index) {
		return slices.get(index).spanTo(slices.get(index + 1));
	}

	private long oldestAt(long now) {
		return Math.floorDiv(now - this.window, this.width);
	}

}
