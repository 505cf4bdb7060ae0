package com.aimixer.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one alert silences, asked of a real Alertmanager for every pair of alerts of the
 * rules: each pair has a region of its own.
 */
class InhibitionIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final int BATCH = 500;

	private static final String DISAGREEMENT = "disagreement";

	private static final Set<String> CONSEQUENCES = Set.of("latency", "errors", "traffic", "uptime");

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void alertSilencesOnlyWhatFollowsFromItInItsRegion() throws Exception {
		List<Alert> kinds = kinds();
		assertThat(kinds).hasSizeGreaterThan(35);
		List<Alert> alerts = new ArrayList<>();
		Set<String> expected = new TreeSet<>();
		for (Alert source : kinds) {
			for (Alert target : kinds) {
				String region = "r" + alerts.size();
				if (!source.equals(target)) {
					alerts.add(source.in(region));
					alerts.add(target.in(region));
				}
				if (silences(source, target)) {
					expected.add(name(target) + " by " + name(source));
				}
			}
		}
		assertThat(expected).contains("ServiceDown critical by RegionalFailure critical",
				"LowThroughput warning by RegionalFailure critical", "HighErrorRate critical by ServiceDown critical",
				"CertificateExpiry info by CertificateExpiry critical",
				"LoudnessOffTarget info by AudioQuality warning", "VeryLowUptime critical by ServiceDown critical",
				"LowThroughput warning by ProbeAndTrafficDisagree traffic_absent warning")
			.doesNotContain("LowThroughput warning by ServiceDown critical",
					"LowThroughput warning by ProbeAndTrafficDisagree traffic_fails warning",
					"AudioQuality warning by RegionalFailure critical");
		Alertmanager alertmanager = Alertmanager.startAlone(this.work);
		for (int from = 0; from < alerts.size(); from += BATCH) {
			alertmanager.fire(alerts.subList(from, Math.min(from + BATCH, alerts.size())));
		}
		this.work.await("these are silenced", SOON, Duration.ofSeconds(1),
				() -> assertThat(silenced(alertmanager, alerts)).isEqualTo(expected));
	}

	@Test
	void missingLabelsAreNotEqual() throws Exception {
		Alertmanager alertmanager = Alertmanager.startAlone(this.work);
		List<Alert> withoutRegion = kinds();
		List<Alert> withoutFamily = Stream.of("critical", "warning", "info")
			.map((severity) -> new Alert(Map.of("alertname", "Foreign", "severity", severity, "region", "ap"),
					Map.of()))
			.toList();
		alertmanager.fire(withoutRegion);
		alertmanager.fire(withoutFamily);
		Alert source = Alert.critical("VeryLowUptime", "uptime").in("us-west");
		Alert target = Alert.of("LowUptime", "warning", "uptime").in("us-west");
		alertmanager.fire(source, target);
		this.work.await("the last one is silenced", SOON, () -> {
			List<JsonNode> silenced = alertmanager.alerts().valueStream().filter(InhibitionIT::isSilenced).toList();
			assertThat(silenced).singleElement()
				.satisfies((alert) -> assertThat(alert.path("labels").path("region").asString()).isEqualTo("us-west"));
		});
		assertThat(alertmanager.alerts()).hasSize(withoutRegion.size() + withoutFamily.size() + 2);
	}

	/** The design in one place: a larger trouble and what follows from it. */
	private static boolean silences(Alert source, Alert target) {
		String family = family(target);
		boolean consequence = switch (alertname(source)) {
			case "RegionalFailure" -> CONSEQUENCES.contains(family) || alertname(target).equals("ServiceDown");
			case "ServiceDown" -> Set.of("latency", "errors", "uptime").contains(family);
			case "HighErrorRate" -> alertname(target).equals("AvailabilityBudgetBurn");
			case "ProbeAndTrafficDisagree" ->
				alertname(target).equals("LowThroughput") && "traffic_absent".equals(source.labels().get(DISAGREEMENT));
			default -> false;
		};
		return consequence || (family(source).equals(family) && weight(source) > weight(target) && weight(target) > 0);
	}

	private static int weight(Alert alert) {
		return List.of("none", "info", "warning", "critical").indexOf(alert.labels().getOrDefault("severity", "none"));
	}

	/** The silenced alerts, each with the other one of its region. */
	private static Set<String> silenced(Alertmanager alertmanager, List<Alert> alerts) throws Exception {
		Map<String, List<Alert>> pairs = new TreeMap<>();
		alerts.forEach(
				(alert) -> pairs.computeIfAbsent(region(alert.labels()), (region) -> new ArrayList<>()).add(alert));
		Set<String> silenced = new TreeSet<>();
		for (JsonNode item : alertmanager.alerts()) {
			if (isSilenced(item)) {
				Map<String, String> labels = new TreeMap<>();
				item.path("labels")
					.properties()
					.forEach((label) -> labels.put(label.getKey(), label.getValue().asString()));
				List<Alert> pair = pairs.getOrDefault(region(labels), List.of());
				int target = pair.get(0).labels().equals(labels) ? 0 : 1;
				silenced.add(name(pair.get(target)) + " by " + name(pair.get(1 - target)));
			}
		}
		return silenced;
	}

	private static boolean isSilenced(JsonNode alert) {
		return alert.path("status").path("state").asString().equals("suppressed");
	}

	/**
	 * Every name with every severity, and every way to disagree, that it has in the
	 * rules.
	 */
	private static List<Alert> kinds() {
		return RuleFile.allAlerts().stream().map(InhibitionIT::kind).distinct().toList();
	}

	private static Alert kind(Rule rule) {
		Alert alert = Alert.of(rule.name(), rule.label("severity"), rule.label("family"));
		String disagreement = rule.label(DISAGREEMENT);
		return disagreement.isEmpty() ? alert : alert.with(DISAGREEMENT, disagreement);
	}

	private static String name(Alert alert) {
		String disagreement = alert.labels().containsKey(DISAGREEMENT) ? " " + alert.labels().get(DISAGREEMENT) : "";
		return alertname(alert) + disagreement + " " + alert.labels().get("severity");
	}

	private static String alertname(Alert alert) {
		return alert.labels().getOrDefault("alertname", "");
	}

	private static String family(Alert alert) {
		return alert.labels().getOrDefault("family", "");
	}

	private static String region(Map<String, String> labels) {
		return labels.getOrDefault("region", "");
	}

}
