package com.aimixer.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the first attempts of an endpoint came to in 24 hours: quantiles of the whole
 * window, and each quarter hour on its own. It takes at most 10,000 bytes whatever the
 * interval, about 4,800 for an ordinary endpoint at 30 s.
 * <p>
 * All instants lie on the steady timeline. Reading changes nothing. Not thread-safe: its
 * owner guards it.
 */
public final class FirstAttempts {

	private final LatencyWindow window;

	private final QuarterHours quarters = new QuarterHours();

	/**
	 * Nothing counted yet.
	 * @param window how far back the quantiles look; the quarter hours are always those
	 * of 24 hours
	 */
	public FirstAttempts(Duration window) {
		this.window = new LatencyWindow(window);
	}

	/**
	 * Counts a success.
	 * @param at its start
	 * @param responseTime how long it took
	 * @param slow whether that is above the warning threshold
	 */
	public void succeeded(Instant at, Duration responseTime, boolean slow) {
		this.window.record(at, responseTime);
		this.quarters.succeeded(at, responseTime, slow);
	}

	/**
	 * Counts a failure. It has no response time.
	 * @param at its start
	 */
	public void failed(Instant at) {
		this.quarters.failed(at);
	}

	/**
	 * Counts a quarter hour that was counted before, in the order of time.
	 * @param past the quarter hour
	 * @param now the present instant
	 */
	public void restore(PastQuarter past, Instant now) {
		// counted at its end, so that nothing leaves the window too early
		this.window.restore(past.end().isBefore(now) ? past.end() : now, past.counts());
		this.quarters.restore(past);
	}

	/**
	 * The quantiles of the window that ends at an instant.
	 * @param now the instant of asking
	 * @return the quantiles
	 */
	public LatencySummary summary(Instant now) {
		return this.window.summary(now);
	}

	/**
	 * The quarter hours that the last 24 hours touch.
	 * @param now the instant of asking
	 * @return those in which there were first attempts, in the order of time
	 */
	public List<QuarterHour> quarters(Instant now) {
		return this.quarters.at(now);
	}

}
