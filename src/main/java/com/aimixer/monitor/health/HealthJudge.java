package com.aimixer.monitor.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.endpoint.Thresholds;

/**
 * Judges facts. The most severe finding gives the status, all findings are listed. Low
 * availability alone never makes an endpoint unhealthy: it answers now.
 */
public final class HealthJudge {

	/** Coverage up to which an availability says too little: one hour of 24. */
	public static final double MEANINGFUL_COVERAGE = 0.04;

	private HealthJudge() {
	}

	/**
	 * Judge an endpoint.
	 * @param facts what is known of it now
	 * @param thresholds its limits, strictly compared
	 * @return its status with the reasons
	 */
	public static Judgement judge(HealthFacts facts, Thresholds thresholds) {
		List<Finding> findings = new ArrayList<>(2);
		judgeState(facts, findings);
		judgeResponseTime(facts, thresholds, findings);
		judgeAvailability(facts, thresholds, findings);
		if (findings.isEmpty()) {
			return new Judgement(HealthStatus.HEALTHY, List.of());
		}
		findings.sort(Comparator.comparing(Finding::status).reversed());
		return new Judgement(findings.getFirst().status(), findings.stream().map(Finding::words).toList());
	}

	private static void judgeState(HealthFacts facts, List<Finding> findings) {
		if (facts.state() == State.DOWN) {
			String evidence = (facts.cause() != null) ? facts.cause().evidence() : null;
			findings.add(new Finding(HealthStatus.UNHEALTHY, Words.down(evidence)));
		}
		if (facts.state() == State.UNKNOWN) {
			findings.add(new Finding(HealthStatus.UNKNOWN, silenceInWords(facts)));
		}
	}

	private static String silenceInWords(HealthFacts facts) {
		String skip = (facts.skip() != null) ? "; the last probe was skipped: " + facts.skip() : "";
		return switch (facts.hearing()) {
			case NEVER -> "not probed yet" + skip;
			case LOST -> "nothing heard for more than 2.5 intervals" + skip;
			case RECENT -> "what was heard first is being confirmed" + skip;
		};
	}

	private static void judgeResponseTime(HealthFacts facts, Thresholds thresholds, List<Finding> findings) {
		Duration responseTime = facts.responseTime();
		if (responseTime == null) {
			return;
		}
		if (responseTime.compareTo(thresholds.responseTimeCritical()) > 0) {
			findings.add(slow(HealthStatus.UNHEALTHY, responseTime, thresholds.responseTimeCritical()));
			return;
		}
		if (thresholds.isSlow(responseTime)) {
			findings.add(slow(HealthStatus.DEGRADED, responseTime, thresholds.responseTimeWarning()));
		}
	}

	private static Finding slow(HealthStatus status, Duration responseTime, Duration limit) {
		return new Finding(status, Words.slow(responseTime, limit));
	}

	private static void judgeAvailability(HealthFacts facts, Thresholds thresholds, List<Finding> findings) {
		Double ratio = facts.availability().ratio();
		if (ratio == null || facts.availability().coverage() <= MEANINGFUL_COVERAGE) {
			return;
		}
		if (ratio * 100 < thresholds.uptimeWarning()) {
			findings.add(new Finding(HealthStatus.DEGRADED, Words.rarelyUp(ratio * 100, thresholds.uptimeWarning())));
		}
	}

	private record Finding(HealthStatus status, String words) {
	}

}
