package com.aimixer.simulator.order;

import java.time.Duration;

import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.fault.FaultKind;

/**
 * Reads the settings of a kind.
 */
final class EffectReader {

	private static final String WRONG_BODY = "<html><body>It works!</body></html>";

	private EffectReader() {
	}

	static Effect read(FaultKind kind, Fields fields) {
		return switch (kind) {
			case SLOW -> new Effect.Slow(fields.duration("delay", null));
			case STATUS -> new Effect.Status(fields.code("code", 503), fields.share("share", 1.0));
			case REFUSE -> new Effect.Refuse();
			case HANG -> new Effect.Hang();
			case RESET -> new Effect.Reset();
			case DRIP -> new Effect.Drip(fields.duration("pause", Duration.ofSeconds(1)));
			case WRONG_BODY -> new Effect.WrongBody(fields.text("body").orElse(WRONG_BODY));
			case EXPIRED_CERTIFICATE -> new Effect.Certificate(fields.whole("days", -1, -365, 365));
			case HOT_PEAKS -> new Effect.HotPeaks(fields.number("db", -1.0, -100, 20));
			case QUIET_AUDIO -> new Effect.QuietAudio(fields.number("lufs", -24.0, -100, 20));
			case NO_TRAFFIC -> new Effect.LessTraffic(1);
			case LESS_TRAFFIC -> new Effect.LessTraffic(fields.share("share", 0.5));
			case ERRORS -> new Effect.Errors(fields.share("share", null), fields.code("code", 500));
			case SLOW_REQUESTS -> new Effect.SlowRequests(fields.duration("delay", null), fields.share("share", 1.0));
			case MEMORY -> new Effect.Memory(fields.share("share", 0.9));
			case POD_GONE -> new Effect.PodGone();
			case POD_RESTARTING -> restarting(fields);
			case REGION_DOWN -> new Effect.RegionDown();
		};
	}

	private static Effect restarting(Fields fields) {
		Duration every = fields.duration("every", Duration.ofSeconds(30));
		Duration downtime = fields.duration("downtime", Duration.ofSeconds(5));
		if (downtime.compareTo(Duration.ofMillis(500)) < 0) {
			fields.problem("downtime", Durations.format(downtime) + " is too short to be seen", "write 500ms or more");
		}
		if (every.compareTo(downtime) <= 0) {
			fields.problem("every",
					Durations.format(every) + " is not longer than the downtime of " + Durations.format(downtime),
					"make it longer");
		}
		return new Effect.PodRestarting(every, downtime);
	}

}
