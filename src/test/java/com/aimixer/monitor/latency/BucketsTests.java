package com.aimixer.monitor.latency;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BucketsTests {

	@Test
	void everyValueOfTheRangeIsWithinTwoPercentOfItsBucket() {
		for (double nanos = 100_000; nanos <= 60e9; nanos *= 1.0001) {
			Duration value = Duration.ofNanos(Math.round(nanos));
			double named = Buckets.valueOf(Buckets.indexOf(value)).toNanos();
			assertThat(Math.abs(named - nanos) / nanos < 0.02).as("%s named %s", value, named).isTrue();
		}
	}

	@Test
	void theValueOfABucketLiesInIt() {
		for (int index = 0; index < Buckets.COUNT - 1; index++) {
			assertThat(Buckets.indexOf(Buckets.valueOf(index))).isEqualTo(index);
		}
	}

	@Test
	void theRangeEndsInTheFirstAndTheLastBucket() {
		assertThat(Buckets.indexOf(Duration.ofNanos(100_000))).isZero();
		assertThat(Buckets.indexOf(Duration.ofSeconds(60).minusNanos(1))).isEqualTo(Buckets.COUNT - 1);
		assertThat(Buckets.indexOf(Duration.ofSeconds(60))).isEqualTo(Buckets.COUNT - 1);
	}

}
