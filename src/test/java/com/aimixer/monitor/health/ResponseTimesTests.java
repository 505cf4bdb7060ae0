package com.aimixer.monitor.health;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseTimesTests {

	private final ResponseTimes times = new ResponseTimes();

	@Test
	void withoutASuccessThereIsNoMedian() {
		assertThat(this.times.median()).isNull();
	}

	@Test
	void ofTwoTheLowerCounts() {
		add(300, 40);
		assertThat(this.times.median()).isEqualTo(Duration.ofMillis(40));
	}

	@Test
	void ofThreeTheMiddleCounts() {
		add(300, 40, 90);
		assertThat(this.times.median()).isEqualTo(Duration.ofMillis(90));
	}

	@Test
	void onlyTheLastThreeCount() {
		add(1, 2, 300, 400, 500);
		assertThat(this.times.median()).isEqualTo(Duration.ofMillis(400));
		assertThat(this.times.count()).isEqualTo(3);
	}

	@Test
	void oneSlowAnswerAmongQuickOnesDoesNotShow() {
		add(40, 900, 41);
		assertThat(this.times.median()).isEqualTo(Duration.ofMillis(41));
	}

	@Test
	void afterBeingDownItStartsAnew() {
		add(300, 300, 300);
		this.times.clear();
		add(40);
		assertThat(this.times.median()).isEqualTo(Duration.ofMillis(40));
	}

	private void add(long... millis) {
		for (long each : millis) {
			this.times.add(Duration.ofMillis(each));
		}
	}

}
