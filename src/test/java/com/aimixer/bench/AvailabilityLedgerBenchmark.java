package com.aimixer.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.AvailabilityLedger;
import com.aimixer.monitor.availability.Cause;
import com.aimixer.monitor.availability.State;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A ledger filled at 30 s: the time must not depend on the window or the intervals in it.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AvailabilityLedgerBenchmark {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Cause CAUSE = new Cause("refused", "Connection refused");

	/** Length of the window in hours. */
	@Param({ "1", "24" })
	public int hours;

	/** Whether the state changes at every tick. */
	@Param({ "false", "true" })
	public boolean flapping;

	private AvailabilityLedger ledger = new AvailabilityLedger(Duration.ofHours(24), INTERVAL);

	private Instant now = Instant.parse("2026-03-01T12:00:00Z");

	private State state = State.UP;

	/**
	 * Fills the window.
	 */
	@Setup
	public void fill() {
		this.ledger = new AvailabilityLedger(Duration.ofHours(this.hours), INTERVAL.multipliedBy(5).dividedBy(2));
		for (int tick = 0; tick < this.hours * 120; tick++) {
			record();
		}
	}

	/**
	 * Records the outcome of the next tick.
	 * @return the ledger
	 */
	@Benchmark
	public AvailabilityLedger record() {
		this.now = this.now.plus(INTERVAL);
		if (this.flapping) {
			this.state = (this.state == State.UP) ? State.DOWN : State.UP;
		}
		this.ledger.record(this.state, this.now, this.now, CAUSE);
		return this.ledger;
	}

	/**
	 * Asks for the availability just before the next tick.
	 * @return the availability
	 */
	@Benchmark
	public Availability query() {
		return this.ledger.at(this.now.plusSeconds(29));
	}

}
