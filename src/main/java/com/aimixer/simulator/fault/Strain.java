package com.aimixer.simulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What faults do to the figures of a pod at one moment.
 *
 * @param running whether the process runs; when it comes back, its counters are zero
 * @param traffic whether requests arrive
 * @param delay added to the processing time of every request
 * @param errors share and status of failing requests, or null
 * @param peakDb audio peak instead of the usual one, or null
 * @param lufs loudness instead of the usual one, or null
 */
public record Strain(boolean running, boolean traffic, Duration delay, Effect.@Nullable Errors errors,
		@Nullable Double peakDb, @Nullable Double lufs) {

	/** Nothing is wrong. */
	public static final Strain NONE = new Strain(true, true, Duration.ZERO, null, null, null);

	Strain with(Effect effect, Duration since) {
		return switch (effect) {
			case Effect.PodGone _ -> withRunning(false);
			case Effect.PodRestarting restarting -> withRunning(!restarting.isDown(since));
			case Effect.NoTraffic _, Effect.RegionDown _ ->
				new Strain(this.running, false, this.delay, this.errors, this.peakDb, this.lufs);
			case Effect.SlowRequests slow -> new Strain(this.running, this.traffic, this.delay.plus(slow.delay()),
					this.errors, this.peakDb, this.lufs);
			case Effect.Errors failing ->
				new Strain(this.running, this.traffic, this.delay, failing, this.peakDb, this.lufs);
			case Effect.HotPeaks hot ->
				new Strain(this.running, this.traffic, this.delay, this.errors, hot.peakDb(), this.lufs);
			case Effect.QuietAudio quiet ->
				new Strain(this.running, this.traffic, this.delay, this.errors, this.peakDb, quiet.lufs());
			case Effect.Slow _, Effect.Status _, Effect.Refuse _, Effect.Hang _, Effect.Reset _, Effect.Drip _,
					Effect.WrongBody _, Effect.ExpiredCertificate _ ->
				this;
		};
	}

	private Strain withRunning(boolean running) {
		return new Strain(this.running && running, this.traffic, this.delay, this.errors, this.peakDb, this.lufs);
	}

}
