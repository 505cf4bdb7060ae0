package com.aimixer.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.rules.file.Rule;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A promtool file that pins the labels and texts of alerts.
 *
 * @param tests its tests
 */
record TextTests(List<Scenario> tests) {

	/**
	 * One input.
	 *
	 * @param alerts what is asked of it
	 */
	record Scenario(@JsonProperty("alert_rule_test") List<AlertTest> alerts) {

	}

	/**
	 * What is asked of one alert.
	 *
	 * @param name its name
	 * @param alerts what is to fire
	 */
	record AlertTest(@JsonProperty("alertname") String name, @JsonProperty("exp_alerts") List<Expected> alerts) {

	}

	/**
	 * An alert that is to fire.
	 *
	 * @param name its name, set by {@link TextTests#expected()}
	 * @param labels its labels
	 * @param annotations its texts
	 */
	record Expected(@Nullable String name, @JsonProperty("exp_labels") Map<String, String> labels,
			@JsonProperty("exp_annotations") Map<String, String> annotations) {

		/** Whether it is an alert of this rule, with all of its texts. */
		boolean pins(Rule rule) {
			return rule.name().equals(this.name) && this.labels.entrySet().containsAll(rule.allLabels().entrySet())
					&& this.annotations.keySet().equals(rule.allAnnotations().keySet());
		}

	}

	/** All alerts that are to fire, by name. */
	Stream<Expected> expected() {
		return this.tests.stream()
			.flatMap((scenario) -> scenario.alerts().stream())
			.flatMap((test) -> test.alerts()
				.stream()
				.map((alert) -> new Expected(test.name(), alert.labels(), alert.annotations())));
	}

}
