package com.aimixer.monitor.latency;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SliceTests {

	@Test
	void whatIsPackedComesOutAgain() {
		Random random = new Random(5);
		for (int run = 0; run < 2_000; run++) {
			int[] counts = counts(random);
			int[] unpacked = new int[Buckets.COUNT];
			Slice slice = Slice.of(random.nextLong(), counts);
			onlyOne(Slice.writeAll(List.of(slice))).addTo(unpacked, 1);
			assertThat(unpacked).isEqualTo(counts);
		}
	}

	@Test
	void joinedSlicesCoverTheTimeOfBothAndHoldTheirSum() {
		Slice joined = Slice.of(7, counts(3, 5)).and(Slice.of(9, counts(3, 20)));
		int[] unpacked = new int[Buckets.COUNT];
		joined.addTo(unpacked, 1);
		assertThat(unpacked).isEqualTo(counts(3, 25));
		assertThat(joined.last()).isEqualTo(9);
		assertThat(joined.spanTo(joined)).isEqualTo(3);
	}

	@Test
	void slicesKeepTheirOrderAndPlace() {
		List<Slice> slices = Slice
			.readAll(Slice.writeAll(List.of(Slice.of(-4, counts(0, 1)), Slice.of(3, counts(339, 2)))));
		assertThat(slices).extracting(Slice::last).containsExactly(-4L, 3L);
		assertThat(Slice.readAll(new byte[0])).isEmpty();
	}

	@Test
	void aFewCountsInNearBucketsTakeAByteEach() {
		int[] counts = new int[Buckets.COUNT];
		for (int i = 100; i < 160; i += 4) {
			counts[i] = 31;
		}
		int header = 3;
		assertThat(Slice.writeAll(List.of(Slice.of(1, counts)))).hasSize(header + 1 + 15);
	}

	private static Slice onlyOne(byte[] bytes) {
		List<Slice> slices = Slice.readAll(bytes);
		assertThat(slices).hasSize(1);
		return slices.getFirst();
	}

	private static int[] counts(int index, int count) {
		int[] counts = new int[Buckets.COUNT];
		counts[index] = count;
		return counts;
	}

	private static int[] counts(Random random) {
		int[] counts = new int[Buckets.COUNT];
		int filled = random.nextInt(Buckets.COUNT);
		for (int i = 0; i < filled; i++) {
			counts[random.nextInt(Buckets.COUNT)] = random.nextInt(1 << random.nextInt(1, 31));
		}
		return counts;
	}

}
