package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.Vitals;

/**
 * A rule about one endpoint.
 *
 * @param rule name, severity, duration
 * @param condition whether there is cause for it
 * @param text what people read when it fires
 */
record EndpointRule(AlertRule rule, Condition condition, Function<Evidence, AlertText> text) {

	EndpointRule faster(int speed) {
		return new EndpointRule(this.rule.faster(speed), this.condition, this.text);
	}

	/**
	 * Looks for the cause of an alert.
	 */
	@FunctionalInterface
	interface Condition {

		/**
		 * Look.
		 * @param vitals what is known of the endpoint
		 * @param wall now, by the wall clock
		 */
		Finding check(Vitals vitals, Instant wall);

		/**
		 * For how long the cause was seen before this start, if an earlier process has
		 * left enough to tell.
		 * @param past the last 24 hours of the endpoint
		 */
		default Duration seenBefore(List<Interval> past) {
			return Duration.ZERO;
		}

	}

}
