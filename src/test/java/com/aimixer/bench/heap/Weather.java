package com.aimixer.bench.heap;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.ProbeOutcome;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;

/**
 * What probes of many endpoints see: response times around 45 ms, one single failure in a
 * hundred probes, outages of some minutes three times a day, and one endpoint of a
 * hundred that changes its mind at every tick.
 */
final class Weather {

	private static final Duration CERTIFICATE = Duration.ofDays(60);

	private static final int VARIETY = 1 << 12;

	private static final int OUTAGES_A_DAY = 3;

	private static final int OUTAGE_TICKS = 10;

	private static final int TICKS_A_DAY = 2880;

	private final SplittableRandom random = new SplittableRandom(7);

	private final long[] nanos = new long[VARIETY];

	private final int[] outageUntil;

	Weather(int endpoints) {
		this.outageUntil = new int[endpoints];
		for (int i = 0; i < VARIETY; i++) {
			this.nanos[i] = (long) (45e6 * Math.exp(this.random.nextGaussian() * 0.3));
		}
	}

	/** What a further attempt or the first one of a tick sees. */
	ProbeOutcome outcome(int endpoint, int tick, int attempt, Instant at) {
		if (isDown(endpoint, tick) || (attempt == 0 && this.random.nextInt(100) == 0)) {
			return failure(at);
		}
		long total = this.nanos[this.random.nextInt(VARIETY)];
		return new Succeeded(at, Duration.ofNanos(total),
				new PhaseTimes(90_000, total / 4, total / 4, total / 4, 50_000), 200, at.plus(CERTIFICATE));
	}

	private boolean isDown(int endpoint, int tick) {
		if (endpoint % 100 == 0) {
			return tick % 2 == 0;
		}
		if (tick >= this.outageUntil[endpoint] && this.random.nextInt(TICKS_A_DAY / OUTAGES_A_DAY) == 0) {
			this.outageUntil[endpoint] = tick + 1 + this.random.nextInt(2 * OUTAGE_TICKS);
		}
		return tick < this.outageUntil[endpoint];
	}

	private Failed failure(Instant at) {
		long total = this.nanos[this.random.nextInt(VARIETY)];
		int status = 500 + this.random.nextInt(5);
		return new Failed(at, Duration.ofNanos(total), new PhaseTimes(90_000, total / 2, 0, total / 2, 0),
				Reason.STATUS, Phase.WAIT, "HTTP " + status + ", expected 200-299", status, at.plus(CERTIFICATE));
	}

}
