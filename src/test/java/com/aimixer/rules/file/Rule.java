package com.aimixer.rules.file;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file has it: either it records or it alerts.
 *
 * @param record the name of the series, or null for an alert
 * @param alert the name of the alert, or null for a recording
 * @param expr the expression
 * @param pending how long it has to hold before the alert fires, null for at once
 * @param labels labels that it adds
 * @param annotations what people read
 */
public record Rule(@Nullable String record, @Nullable String alert, String expr,
		@JsonProperty("for") @Nullable String pending, @Nullable Map<String, String> labels,
		@Nullable Map<String, String> annotations) {

	/** Whether it alerts rather than records. */
	public boolean alerts() {
		return this.alert != null;
	}

	/** The name of the alert or of the series. */
	public String name() {
		return Objects.requireNonNull((this.alert != null) ? this.alert : this.record);
	}

	/** Its labels, none if it adds none. */
	public Map<String, String> allLabels() {
		return (this.labels != null) ? this.labels : Map.of();
	}

	/** Its annotations, none if it is no alert. */
	public Map<String, String> allAnnotations() {
		return (this.annotations != null) ? this.annotations : Map.of();
	}

	/** One of its labels, empty if it does not add it. */
	public String label(String name) {
		return allLabels().getOrDefault(name, "");
	}

	/** One of its annotations, empty if it has it not. */
	public String annotation(String name) {
		return allAnnotations().getOrDefault(name, "");
	}

	/** What its expression compares with numbers, in the order in which it does. */
	public List<Comparison> comparisons() {
		return Comparison.of(this.expr);
	}

	/** The row of the design that it fulfils: name, severity, time. */
	public String row() {
		return name() + " " + label("severity") + " " + ((this.pending != null) ? this.pending : "0s");
	}

	@Override
	public String toString() {
		return row();
	}

}
