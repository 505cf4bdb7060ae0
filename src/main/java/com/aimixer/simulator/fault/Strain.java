package com.aimixer.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What faults do to the figures of a pod at one moment.
 *
 * @param life whether the process runs; when it comes back, its counters are zero
 * @param reachable whether anybody outside reaches the pod's region
 * @param traffic the share of the usual requests that arrives, 0 to 1
 * @param slow what makes requests take longer
 * @param errors share and status of failing requests, or null
 * @param peakDb audio peak instead of the usual one, or null
 * @param lufs loudness instead of the usual one, or null
 * @param memory used share of the memory limit instead of the usual one, or null
 */
public record Strain(Life life, boolean reachable, double traffic, List<Effect.SlowRequests> slow,
		Effect.@Nullable Errors errors, @Nullable Double peakDb, @Nullable Double lufs, @Nullable Double memory) {

	/** Nothing is wrong. */
	public static final Strain NONE = new Builder().build();

	public Strain {
		slow = List.copyOf(slow);
	}

	/**
	 * Whether requests are served.
	 * @return true if the process runs and requests arrive
	 */
	public boolean isBusy() {
		return this.life == Life.RUNNING && this.traffic > 0;
	}

	/**
	 * Puts together what several faults do; of two that set the same figure the later one
	 * holds, what adds up is added.
	 */
	static final class Builder {

		private Life life = Life.RUNNING;

		private boolean reachable = true;

		private double traffic = 1;

		private final List<Effect.SlowRequests> slow = new ArrayList<>();

		private Effect.@Nullable Errors errors;

		private @Nullable Double peakDb;

		private @Nullable Double lufs;

		private @Nullable Double memory;

		void add(Effect effect, Duration since) {
			switch (effect) {
				case Effect.PodGone _ -> this.life = Life.GONE;
				case Effect.PodRestarting restarting -> restart(restarting.isDown(since));
				case Effect.RegionDown _ -> cutOff();
				case Effect.LessTraffic less -> this.traffic *= 1 - less.share();
				case Effect.SlowRequests slowly -> this.slow.add(slowly);
				case Effect.Errors failing -> this.errors = failing;
				case Effect.HotPeaks hot -> this.peakDb = hot.peakDb();
				case Effect.QuietAudio quiet -> this.lufs = quiet.lufs();
				case Effect.Memory full -> this.memory = full.share();
				case Effect.Slow _, Effect.Status _, Effect.Refuse _, Effect.Hang _, Effect.Reset _, Effect.Drip _,
						Effect.WrongBody _, Effect.Certificate _ -> {
					// these concern connections only
				}
			}
		}

		Strain build() {
			return new Strain(this.life, this.reachable, this.traffic, this.slow, this.errors, this.peakDb, this.lufs,
					this.memory);
		}

		private void restart(boolean down) {
			if (down && this.life == Life.RUNNING) {
				this.life = Life.BACKING_OFF;
			}
		}

		private void cutOff() {
			this.reachable = false;
			this.traffic = 0;
		}

	}

}
