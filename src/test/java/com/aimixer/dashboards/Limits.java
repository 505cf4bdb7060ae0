package com.aimixer.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.rules.file.Comparison;
import com.aimixer.rules.file.Rule;
import com.aimixer.rules.file.RuleFile;

/**
 * The numbers at which alerts fire and objectives are broken, as the rules have them.
 */
final class Limits {

	private static final Path OBJECTIVES = Path.of("prometheus", "rules", "slo.yml");

	/** Such as {@code 100 ms (objective 0.95}. */
	private static final Pattern WITHIN = Pattern.compile("(\\d+) ms \\(objective ([0-9.]+)");

	/** A distance from a middle is a limit below it and one above. */
	private static final Pattern BAND = Pattern.compile("abs\\([^()]+ - (-?[0-9.]+)\\) > ([0-9.]+)");

	private static final Map<String, List<Rule>> ALERTS = RuleFile.allAlerts()
		.stream()
		.collect(Collectors.groupingBy(Rule::name));

	private Limits() {
	}

	/** All numbers of all rules of an alert, those of its conditions too. */
	static Set<Double> of(String alert) {
		return ALERTS.getOrDefault(alert, List.of())
			.stream()
			.flatMap((rule) -> Stream.concat(band(rule), ordered(rule)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * What makes a rule fire, one number or those at both ends. There is none where it
	 * asks for a state, or whether something happens at all.
	 */
	static Set<Double> deciding(Rule rule) {
		Set<Double> band = band(rule).collect(Collectors.toCollection(TreeSet::new));
		if (!band.isEmpty()) {
			return band;
		}
		return rule.comparisons()
			.stream()
			.filter((comparison) -> comparison.depth() == 0)
			.findFirst()
			.filter((comparison) -> comparison.isOrdered() && comparison.number() != 0)
			.map((comparison) -> Set.of(comparison.number()))
			.orElse(Set.of());
	}

	/** Where an expression breaks an objective. */
	static Set<Double> objectives(String expression) {
		Set<Double> objectives = new TreeSet<>();
		if (expression.contains("error_budget_remaining")) {
			// used up
			objectives.add(0.0);
		}
		Matcher within = WITHIN.matcher(text(OBJECTIVES));
		while (within.find()) {
			if (expression.contains("within_" + within.group(1) + "ms")) {
				objectives.add(Double.valueOf(within.group(2)));
			}
		}
		return objectives;
	}

	private static Stream<Double> ordered(Rule rule) {
		return rule.comparisons()
			.stream()
			.filter((comparison) -> comparison.depth() == 0 && comparison.isOrdered())
			.map(Comparison::number);
	}

	private static Stream<Double> band(Rule rule) {
		return Optional.of(BAND.matcher(rule.expr())).filter(Matcher::find).stream().flatMap((band) -> {
			double middle = Double.parseDouble(band.group(1));
			double distance = Double.parseDouble(band.group(2));
			return Stream.of(middle - distance, middle + distance);
		});
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
