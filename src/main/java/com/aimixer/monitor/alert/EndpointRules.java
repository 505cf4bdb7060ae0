package com.aimixer.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import com.aimixer.monitor.alert.AlertRule.Severity;
import com.aimixer.monitor.alert.EndpointRule.Condition;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.Vitals;
import com.aimixer.monitor.endpoint.RequestSettings;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.health.HealthJudge;

/**
 * The alerts that are raised about each endpoint. Limits are those of the endpoint, so
 * that an alert never contradicts its status; comparisons are strict.
 */
final class EndpointRules {

	/** In the order of the documentation. */
	static final List<EndpointRule> ALL = List.of(
			rule("ServiceDown", Severity.CRITICAL, "availability", Duration.ofMinutes(1), new DownCondition(),
					EndpointTexts::down),
			rule("VeryLowUptime", Severity.CRITICAL, "uptime", Duration.ZERO, rarelyUp(Thresholds::uptimeCritical),
					EndpointTexts.rarelyUp(Thresholds::uptimeCritical)),
			rule("LowUptime", Severity.WARNING, "uptime", Duration.ZERO, rarelyUp(Thresholds::uptimeWarning),
					EndpointTexts.rarelyUp(Thresholds::uptimeWarning)),
			rule("VerySlowResponse", Severity.CRITICAL, "latency", Duration.ofMinutes(2),
					slow(Thresholds::responseTimeCritical), EndpointTexts.slow(Thresholds::responseTimeCritical)),
			rule("SlowResponse", Severity.WARNING, "latency", Duration.ofMinutes(5),
					slow(Thresholds::responseTimeWarning), EndpointTexts.slow(Thresholds::responseTimeWarning)),
			expiry(Severity.CRITICAL, 3), expiry(Severity.WARNING, 14), expiry(Severity.INFO, 30));

	private EndpointRules() {
	}

	private static EndpointRule rule(String name, Severity severity, String family, Duration pendingFor,
			Condition condition, Function<Evidence, AlertText> text) {
		return new EndpointRule(new AlertRule(name, severity, family, pendingFor), condition, text);
	}

	private static Condition rarelyUp(ToDoubleFunction<Thresholds> limit) {
		return (vitals, wall) -> {
			Double ratio = vitals.availability().ratio();
			if (ratio == null || vitals.availability().coverage() <= HealthJudge.MEANINGFUL_COVERAGE) {
				return Finding.UNKNOWN;
			}
			return finding(ratio * 100 < limit.applyAsDouble(vitals.endpoint().thresholds()));
		};
	}

	/** An endpoint that is down is not slow: another alert speaks of it. */
	private static Condition slow(Function<Thresholds, Duration> limit) {
		return (vitals, wall) -> {
			Duration responseTime = vitals.responseTime();
			if (responseTime == null) {
				return (vitals.state() == State.DOWN) ? Finding.NO_CAUSE : Finding.UNKNOWN;
			}
			return finding(responseTime.compareTo(limit.apply(vitals.endpoint().thresholds())) > 0);
		};
	}

	private static EndpointRule expiry(Severity severity, int days) {
		Duration limit = Duration.ofDays(days);
		Condition condition = (vitals, wall) -> {
			Instant expiresAt = vitals.certificateExpiresAt();
			RequestSettings request = vitals.endpoint().request();
			if (expiresAt == null || !request.mayUseTls()) {
				return request.usesTls() ? Finding.UNKNOWN : Finding.NO_CAUSE;
			}
			return finding(expiresAt.minus(limit).isBefore(wall));
		};
		return rule("CertificateExpiry", severity, "certificate", Duration.ofHours(1), condition,
				EndpointTexts::expires);
	}

	private static Finding finding(boolean cause) {
		return cause ? Finding.CAUSE : Finding.NO_CAUSE;
	}

}
