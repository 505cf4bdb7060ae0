package com.aimixer.monitor.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.aimixer.monitor.availability.Availability;
import com.aimixer.monitor.availability.State;
import com.aimixer.monitor.board.Vitals;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the monitor against those of Prometheus: same names, severities, families,
 * durations and limits. And what they make of facts on either side of a limit.
 */
class EndpointRulesTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final Endpoint ENDPOINT = Endpoint.of("us-west", URI.create("https://us-west.example.com/health"));

	private static final Availability ALL_UP = new Availability(1.0, 1, 1, 1);

	private static final Map<String, Duration> UNITS = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
			"h", Duration.ofHours(1));

	private static final Instant LATER = NOW.plus(Duration.ofDays(60));

	static List<EndpointRule> rules() {
		return EndpointRules.ALL;
	}

	@ParameterizedTest
	@MethodSource("rules")
	void itIsTheRuleOfPrometheus(EndpointRule ours) {
		Rule theirs = theirs(ours.rule());
		assertThat(theirs.label("family")).isEqualTo(ours.rule().family());
		assertThat(duration(theirs.pending())).isEqualTo(ours.rule().pendingFor());
	}

	@ParameterizedTest
	@MethodSource("rules")
	void itHasTheLimitOfPrometheusAndIsStrict(EndpointRule ours) {
		double limit = theirs(ours.rule()).comparisons().getLast().number();
		assertThat(ours.condition().check(beyond(ours.rule(), limit), NOW)).isEqualTo(Finding.CAUSE);
		assertThat(ours.condition().check(at(ours.rule(), limit), NOW)).isEqualTo(Finding.NO_CAUSE);
	}

	private static Vitals at(AlertRule rule, double limit) {
		return switch (rule.family()) {
			case "availability" -> vitals(State.UP, 20L, ALL_UP, LATER);
			case "latency" -> vitals(State.UP, Math.round(limit * 1000), ALL_UP, LATER);
			case "uptime" -> vitals(State.UP, 20L, new Availability(limit, 1, limit, limit), LATER);
			default -> vitals(State.UP, 20L, ALL_UP, NOW.plusSeconds(Math.round(limit * 86_400)));
		};
	}

	private static Vitals beyond(AlertRule rule, double limit) {
		return switch (rule.family()) {
			case "availability" -> vitals(State.DOWN, null, ALL_UP, LATER);
			case "latency" -> vitals(State.UP, Math.round(limit * 1000) + 1, ALL_UP, LATER);
			case "uptime" -> vitals(State.UP, 20L, new Availability(limit - 1e-6, 1, 0, 1), LATER);
			default -> vitals(State.UP, 20L, ALL_UP, NOW.plusSeconds(Math.round(limit * 86_400) - 1));
		};
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whatIsNotKnownIsNoCauseAndNoEnd(EndpointRule ours) {
		Vitals unknown = vitals(State.UNKNOWN, null, new Availability(null, 0, 0, 1), null);
		assertThat(ours.condition().check(unknown, NOW)).isEqualTo(Finding.UNKNOWN);
	}

	@Test
	void anHourOfObservationIsNotEnough() {
		Vitals early = vitals(State.UP, 20L, new Availability(0.5, 0.04, 0.02, 0.98), LATER);
		Vitals later = vitals(State.UP, 20L, new Availability(0.5, 0.0401, 0.02, 0.98), LATER);
		EndpointRule rule = rule("LowUptime");
		assertThat(rule.condition().check(early, NOW)).isEqualTo(Finding.UNKNOWN);
		assertThat(rule.condition().check(later, NOW)).isEqualTo(Finding.CAUSE);
	}

	@Test
	void anEndpointWithoutTlsHasNoCertificateToExpire() {
		Endpoint plain = Endpoint.of("us-west", URI.create("http://us-west.example.com/health"));
		Vitals vitals = new Vitals(plain, NOW, State.UP, Duration.ofMillis(20), ALL_UP, null);
		assertThat(rule("CertificateExpiry").condition().check(vitals, NOW)).isEqualTo(Finding.NO_CAUSE);
		Vitals left = new Vitals(plain, NOW, State.UP, Duration.ofMillis(20), ALL_UP, NOW);
		assertThat(rule("CertificateExpiry").condition().check(left, NOW)).isEqualTo(Finding.NO_CAUSE);
	}

	private static EndpointRule rule(String name) {
		return rules().stream().filter((rule) -> rule.rule().name().equals(name)).findFirst().orElseThrow();
	}

	private static Vitals vitals(State state, @Nullable Long millis, Availability availability,
			@Nullable Instant certificate) {
		Duration responseTime = (millis != null) ? Duration.ofMillis(millis) : null;
		return new Vitals(ENDPOINT, NOW, state, responseTime, availability, certificate);
	}

	private static Rule theirs(AlertRule ours) {
		String severity = ours.severity().name().toLowerCase(Locale.ROOT);
		return RuleFile.allAlerts()
			.stream()
			.filter((rule) -> rule.name().equals(ours.name()) && rule.label("severity").equals(severity))
			.reduce((one, other) -> {
				throw new AssertionError("two rules of " + ours);
			})
			.orElseThrow();
	}

	private static Duration duration(@Nullable String text) {
		if (text == null) {
			return Duration.ZERO;
		}
		Duration unit = UNITS.getOrDefault(text.substring(text.length() - 1), Duration.ZERO);
		return unit.multipliedBy(Long.parseLong(text.substring(0, text.length() - 1)));
	}

}
