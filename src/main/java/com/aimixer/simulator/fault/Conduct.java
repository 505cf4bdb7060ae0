package com.aimixer.simulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a listener behaves at one moment, all its faults taken together.
 *
 * @param refuses the port is closed
 * @param resets connections are reset
 * @param hangs connections are never answered
 * @param certificateDays HTTPS shows a certificate that ends in so many days, or null for
 * the usual one
 * @param delay before each answer
 * @param drip pause between two bytes of the body, or null to send it whole
 * @param status another status for a share of the requests, or null
 * @param body another body, or null
 */
public record Conduct(boolean refuses, boolean resets, boolean hangs, @Nullable Integer certificateDays, Duration delay,
		@Nullable Duration drip, Effect.@Nullable Status status, @Nullable String body) {

	/** Nothing is wrong. */
	public static final Conduct HEALTHY = new Conduct(false, false, false, null, Duration.ZERO, null, null, null);

	/**
	 * The conduct with one thing wrong.
	 * @param effect what is wrong
	 * @return nothing else is
	 */
	public static Conduct of(Effect effect) {
		return HEALTHY.with(effect, Duration.ZERO);
	}

	Conduct with(Effect effect, Duration since) {
		return switch (effect) {
			case Effect.Slow slow -> withDelay(this.delay.plus(slow.delay()));
			case Effect.Status other -> new Conduct(this.refuses, this.resets, this.hangs, this.certificateDays,
					this.delay, this.drip, other, this.body);
			case Effect.Refuse _, Effect.RegionDown _, Effect.PodGone _ -> withRefuses(true);
			case Effect.PodRestarting restarting -> withRefuses(restarting.isDown(since));
			case Effect.Reset _ -> new Conduct(this.refuses, true, this.hangs, this.certificateDays, this.delay,
					this.drip, this.status, this.body);
			case Effect.Hang _ -> new Conduct(this.refuses, this.resets, true, this.certificateDays, this.delay,
					this.drip, this.status, this.body);
			case Effect.Certificate other -> new Conduct(this.refuses, this.resets, this.hangs, other.days(),
					this.delay, this.drip, this.status, this.body);
			case Effect.Drip slowly -> new Conduct(this.refuses, this.resets, this.hangs, this.certificateDays,
					this.delay, slowly.pause(), this.status, this.body);
			case Effect.WrongBody wrong -> new Conduct(this.refuses, this.resets, this.hangs, this.certificateDays,
					this.delay, this.drip, this.status, wrong.body());
			case Effect.HotPeaks _, Effect.QuietAudio _, Effect.LessTraffic _, Effect.Errors _, Effect.SlowRequests _,
					Effect.Memory _ ->
				this;
		};
	}

	private Conduct withDelay(Duration delay) {
		return new Conduct(this.refuses, this.resets, this.hangs, this.certificateDays, delay, this.drip, this.status,
				this.body);
	}

	private Conduct withRefuses(boolean refuses) {
		return new Conduct(this.refuses || refuses, this.resets, this.hangs, this.certificateDays, this.delay,
				this.drip, this.status, this.body);
	}

}
