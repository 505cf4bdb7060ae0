package com.aimixer.monitor.config;

import java.time.Duration;

import com.aimixer.monitor.config.Values.ValueParser;
import com.aimixer.monitor.endpoint.Thresholds;

/**
 * Reads the thresholds of one endpoint, or those of all.
 */
final class ThresholdsReader {

	private static final String WARNING = "thresholds.response-time-warning";

	private static final String CRITICAL = "thresholds.response-time-critical";

	private static final String UPTIME_WARNING = "thresholds.uptime-warning";

	private static final String UPTIME_CRITICAL = "thresholds.uptime-critical";

	private static final ValueParser<Duration> RESPONSE_TIME = Values.between(Duration.ofMillis(1), Duration.ofHours(1),
			Values::durationWithUnit, Values::show);

	private static final ValueParser<Double> PERCENT = Values.between(0.0, 100.0, Values::percent, String::valueOf);

	Thresholds read(Section section, Thresholds fallback) {
		Thresholds thresholds = new Thresholds(section.read(WARNING, fallback.responseTimeWarning(), RESPONSE_TIME),
				section.read(CRITICAL, fallback.responseTimeCritical(), RESPONSE_TIME),
				section.read(UPTIME_WARNING, fallback.uptimeWarning(), PERCENT),
				section.read(UPTIME_CRITICAL, fallback.uptimeCritical(), PERCENT));
		if (thresholds.responseTimeWarning().compareTo(thresholds.responseTimeCritical()) > 0) {
			refuse(section, CRITICAL, WARNING, "must not be below", "must not be above",
					Values.show(thresholds.responseTimeWarning()), Values.show(thresholds.responseTimeCritical()));
		}
		if (thresholds.uptimeWarning() < thresholds.uptimeCritical()) {
			refuse(section, UPTIME_CRITICAL, UPTIME_WARNING, "must not be above", "must not be below",
					String.valueOf(thresholds.uptimeWarning()), String.valueOf(thresholds.uptimeCritical()));
		}
		return thresholds;
	}

	/** Blames the key that was set here; what was inherited is right where it stands. */
	private static void refuse(Section section, String critical, String warning, String criticalRule,
			String warningRule, String warningValue, String criticalValue) {
		if (section.problems().concern(section.key(critical)) || section.problems().concern(section.key(warning))) {
			return;
		}
		Setting setCritical = section.find(critical);
		Setting setWarning = section.find(warning);
		if (setCritical != null) {
			section.problems()
				.add(setCritical.problem(criticalRule + " " + name(warning) + " (" + warningValue + ")",
						"change one of them"));
			return;
		}
		if (setWarning != null) {
			section.problems()
				.add(setWarning.problem(warningRule + " " + name(critical) + " (" + criticalValue + ")",
						"change one of them"));
		}
	}

	private static String name(String key) {
		return key.substring(key.indexOf('.') + 1);
	}

}
