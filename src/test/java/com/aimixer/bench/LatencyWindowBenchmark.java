package com.aimixer.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.latency.LatencySummary;
import com.aimixer.monitor.latency.LatencyWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A latency window filled at 30 s: the time must not depend on the window.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LatencyWindowBenchmark {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final int VALUES = 1 << 12;

	/** Length of the window in hours. */
	@Param({ "1", "24" })
	public int hours;

	/** Whether response times lie anywhere between 0.1 ms and 60 s. */
	@Param({ "false", "true" })
	public boolean scattered;

	private final Duration[] values = new Duration[VALUES];

	private LatencyWindow window = new LatencyWindow(Duration.ofHours(24));

	private Instant now = Instant.parse("2026-03-01T12:00:00Z");

	private int next;

	/**
	 * Fills the window.
	 */
	@Setup
	public void fill() {
		Random random = new Random(1);
		for (int i = 0; i < VALUES; i++) {
			double exponent = this.scattered ? random.nextDouble(13.3) - 6.1 : random.nextGaussian() * 0.3;
			this.values[i] = Duration.ofNanos((long) (45e6 * Math.exp(exponent)));
		}
		this.window = new LatencyWindow(Duration.ofHours(this.hours));
		for (int tick = 0; tick < this.hours * 120; tick++) {
			record();
		}
	}

	/**
	 * Records the response time of the next tick.
	 * @return the window
	 */
	@Benchmark
	public LatencyWindow record() {
		this.now = this.now.plus(INTERVAL);
		this.window.record(this.now, this.values[this.next++ & VALUES - 1]);
		return this.window;
	}

	/**
	 * Asks for the quantiles just before the next tick.
	 * @return the quantiles
	 */
	@Benchmark
	public LatencySummary query() {
		return this.window.summary(this.now.plusSeconds(29));
	}

}
