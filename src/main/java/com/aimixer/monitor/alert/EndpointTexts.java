package com.aimixer.monitor.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.ProbeRecord;
import com.aimixer.monitor.endpoint.Thresholds;
import com.aimixer.monitor.health.Words;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.PhaseTimes;
import com.aimixer.monitor.probe.Succeeded;

/**
 * What people read of the alerts about endpoints: the words of the status first, then the
 * evidence.
 */
final class EndpointTexts {

	private EndpointTexts() {
	}

	static AlertText down(Evidence evidence) {
		String words = (evidence.facts().state() == State.DOWN) ? evidence.facts().judgement().reasons().getFirst()
				: Words.down(null);
		Instant up = evidence.latestEnd(State.UP);
		String before = (up != null) ? "It was up until " + evidence.at(up) + "." : "It was not up in the last 24 h.";
		return new AlertText("Endpoint " + evidence.endpoint() + " is " + words,
				lastProbe(evidence) + " Every failure was confirmed. " + before);
	}

	private static String lastProbe(Evidence evidence) {
		String url = evidence.facts().endpoint().request().url().toString();
		ProbeRecord last = evidence.facts().last();
		if (last != null && last.outcome() instanceof Failed failure) {
			String status = (failure.httpStatus() != null) ? "HTTP status " + failure.httpStatus() : "no HTTP status";
			return "The probe of %s at %s failed in phase %s (reason %s, %s): %s.".formatted(url,
					evidence.at(failure.startedAt()), word(failure.phase()), failure.reason().word(), status,
					failure.detail());
		}
		return "Probed: " + url + ".";
	}

	static Function<Evidence, AlertText> slow(Function<Thresholds, Duration> limit) {
		return (evidence) -> {
			Duration responseTime = evidence.facts().responseTime();
			String words = (responseTime != null)
					? Words.slow(responseTime, limit.apply(evidence.facts().endpoint().thresholds())) : "slow";
			return new AlertText("Endpoint " + evidence.endpoint() + ": " + words,
					"Median of the last three probes, from DNS to the last byte." + phases(evidence) + usual(evidence));
		};
	}

	private static String phases(Evidence evidence) {
		ProbeRecord last = evidence.facts().last();
		if (last == null || !(last.outcome() instanceof Succeeded success)) {
			return "";
		}
		PhaseTimes phases = success.phases();
		String each = Stream.of(Phase.values())
			.map((phase) -> word(phase) + " " + millis(phases.duration(phase)))
			.collect(Collectors.joining(", "));
		return " The last one took " + millis(success.duration()) + " (" + each + ").";
	}

	private static String usual(Evidence evidence) {
		Duration median = evidence.facts().latency().p50();
		return (median != null) ? " The median of 24 h is " + millis(median) + "." : "";
	}

	static Function<Evidence, AlertText> rarelyUp(ToDoubleFunction<Thresholds> limit) {
		return (evidence) -> {
			Double ratio = evidence.facts().availability().ratio();
			String words = Words.rarelyUp(Objects.requireNonNullElse(ratio, 0.0) * 100,
					limit.applyAsDouble(evidence.facts().endpoint().thresholds()));
			long times = evidence.times(State.DOWN);
			String now = switch (evidence.facts().state()) {
				case UP -> "It is up now.";
				case DOWN -> "It is still down.";
				case UNKNOWN -> "Whether it is up now is unknown.";
			};
			return new AlertText("Endpoint " + evidence.endpoint() + ": " + words,
					"In the last 24 h it was seen down for %s, %s, and up for %s. %s".formatted(
							minutes(evidence.spent(State.DOWN)), (times == 1) ? "once" : times + " times",
							minutes(evidence.spent(State.UP)), now));
		};
	}

	static AlertText expires(Evidence evidence) {
		Instant end = Objects.requireNonNullElse(evidence.facts().certificateExpiresAt(), Instant.EPOCH);
		Instant now = evidence.time().wall(evidence.facts().at());
		String words = end.isBefore(now) ? "has expired"
				: "expires in " + figure(Duration.between(now, end), Duration.ofDays(1), 1) + " days";
		return new AlertText("The certificate of endpoint " + evidence.endpoint() + " " + words,
				"It is valid until %s. Once it has expired every client refuses %s. "
					.formatted(end.truncatedTo(ChronoUnit.SECONDS), evidence.endpoint())
						+ "Limits: 30 days (info), 14 days (warning), 3 days (critical).");
	}

	private static String word(Phase phase) {
		return phase.name().toLowerCase(Locale.ROOT);
	}

	private static String millis(Duration duration) {
		return figure(duration, Duration.ofMillis(1), 1) + " ms";
	}

	private static String minutes(Duration duration) {
		return figure(duration, Duration.ofMinutes(1), 1) + " min";
	}

	private static String figure(Duration duration, Duration unit, int decimals) {
		return BigDecimal.valueOf(duration.toNanos())
			.divide(BigDecimal.valueOf(unit.toNanos()), decimals, RoundingMode.HALF_UP)
			.stripTrailingZeros()
			.toPlainString();
	}

}
