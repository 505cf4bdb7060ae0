package com.aimixer.monitor.latency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of a closed slice, or of several neighbours, without the empty buckets.
 */
final class Slice {

	/** Counts up to here share a varint with the distance to the bucket before. */
	private static final int SMALL_COUNT = 31;

	private static final int SMALL_COUNT_BITS = 5;

	private final long first;

	private final long last;

	private final byte[] counts;

	private Slice(long first, long last, byte[] counts) {
		this.first = first;
		this.last = last;
		this.counts = counts;
	}

	static Slice of(long number, int[] counts) {
		return new Slice(number, number, pack(counts));
	}

	/**
	 * Number of the newest slice in it.
	 */
	long last() {
		return this.last;
	}

	/**
	 * How many slices of time it covers together with a later one and the gap between.
	 */
	long spanTo(Slice later) {
		return later.last - this.first + 1;
	}

	Slice and(Slice later) {
		int[] sum = new int[Buckets.COUNT];
		addTo(sum, 1);
		later.addTo(sum, 1);
		return new Slice(this.first, later.last, pack(sum));
	}

	void addTo(int[] sums, int sign) {
		unpack(this.counts, sums, sign);
	}

	/** Adds packed counts to sums. */
	static void unpack(byte[] packedCounts, int[] sums, int sign) {
		ByteBuffer buffer = ByteBuffer.wrap(packedCounts);
		int index = -1;
		while (buffer.hasRemaining()) {
			int packed = (int) Varints.get(buffer);
			index += 1 + (packed >> SMALL_COUNT_BITS);
			int count = packed & SMALL_COUNT;
			sums[index] += sign * ((count > 0) ? count : (int) Varints.get(buffer));
		}
	}

	static byte[] pack(int[] counts) {
		ByteBuffer buffer = ByteBuffer.allocate(counts.length * Varints.MAX_BYTES);
		int previous = -1;
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] == 0) {
				continue;
			}
			int distance = (i - previous - 1) << SMALL_COUNT_BITS;
			previous = i;
			if (counts[i] <= SMALL_COUNT) {
				Varints.put(buffer, distance | counts[i]);
				continue;
			}
			Varints.put(buffer, distance);
			Varints.put(buffer, counts[i]);
		}
		return written(buffer);
	}

	static byte[] writeAll(List<Slice> slices) {
		int size = slices.stream().mapToInt((slice) -> slice.counts.length + 3 * Varints.MAX_BYTES).sum();
		ByteBuffer buffer = ByteBuffer.allocate(size);
		for (Slice slice : slices) {
			Varints.put(buffer, slice.first);
			Varints.put(buffer, slice.last - slice.first);
			Varints.put(buffer, slice.counts.length);
			buffer.put(slice.counts);
		}
		return written(buffer);
	}

	static List<Slice> readAll(byte[] bytes) {
		List<Slice> slices = new ArrayList<>();
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			long first = Varints.get(buffer);
			long last = first + Varints.get(buffer);
			byte[] counts = new byte[(int) Varints.get(buffer)];
			buffer.get(counts);
			slices.add(new Slice(first, last, counts));
		}
		return slices;
	}

	private static byte[] written(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.flip().remaining()];
		buffer.get(bytes);
		return bytes;
	}

}
