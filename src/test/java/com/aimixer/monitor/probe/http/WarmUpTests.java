package com.aimixer.monitor.probe.http;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;

import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Skipped;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WarmUp}: how long it goes on.
 */
class WarmUpTests {

	private static final Duration LONG = Duration.ofHours(1);

	private final ManualTimeSource time = new ManualTimeSource();

	@Test
	void goesOnWhileProbesGetFasterAndEndsWithASeriesThatIsHardlyFaster() {
		assertThat(WarmUp.run(series(90, 40, 20, 18, 3), 300, this.time, LONG)).isEqualTo(40);
	}

	@Test
	void oneSlowProbeOfASeriesIsNoSign() {
		Iterator<Integer> millis = IntStream.range(0, 40).map((i) -> (i == 17) ? 900 : 40 >> (i / 10)).iterator();
		assertThat(WarmUp.run(taking(millis), 40, this.time, LONG)).isEqualTo(40);
	}

	@Test
	void doesNotProbeMoreOftenThanTold() {
		assertThat(WarmUp.run(series(90, 40), 5, this.time, LONG)).isEqualTo(5);
	}

	@Test
	void endsWhenTheTimeIsUp() {
		assertThat(WarmUp.run(series(300, 100), 300, this.time, Duration.ofMillis(800))).isEqualTo(3);
	}

	/** Ten probes of each duration. */
	private Prober series(int... millis) {
		return taking(IntStream.of(millis).flatMap((each) -> IntStream.generate(() -> each).limit(10)).iterator());
	}

	private Prober taking(Iterator<Integer> millis) {
		return () -> {
			this.time.advance(Duration.ofMillis(millis.next()));
			return new Skipped(this.time.now(), Duration.ZERO, "warm-up");
		};
	}

}
