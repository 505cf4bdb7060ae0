package com.aimixer.rules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.rules.file.RuleFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * One promtool test of a row.
 *
 * @param row the row
 * @param value which of its values
 * @param series the input
 * @param checks what has to be found when
 */
record BoundaryCase(Boundary row, String value, List<Map<String, String>> series, List<Check> checks) {

	/**
	 * What has to be found.
	 *
	 * @param at time from the start
	 * @param expr a count
	 * @param count 0 for no result
	 */
	record Check(Duration at, String expr, int count) {

		Map<String, Object> yaml() {
			List<Map<String, Object>> samples = (this.count > 0) ? List.of(Map.of("labels", "{}", "value", this.count))
					: List.of();
			return ordered("expr", this.expr, "eval_time", this.at.toSeconds() + "s", "exp_samples", samples);
		}

	}

	/** What the test says, for instance in a report. */
	String name() {
		String which = (this.row.where() != null) ? " " + String.join(" ", this.row.where().values()) : "";
		String says = "harmful".equals(this.value) ? "fires after " + this.row.pending() + " and resolves"
				: "is silent";
		return this.row.alert() + " " + this.row.severity() + which + ": " + this.value + " value "
				+ this.row.values().get(this.value) + " " + says;
	}

	/** The test file for rules in another file. */
	String yaml(Path rules) {
		// what is recorded first is used at once: the order of file names does not matter
		List<String> order = new ArrayList<>(List.of("requests", "processing", "sound"));
		RuleFile.all()
			.stream()
			.flatMap((file) -> file.groups().stream())
			.map(RuleFile.Group::name)
			.filter((name) -> !order.contains(name))
			.forEach(order::add);
		String step = this.row.grid().toSeconds() + "s";
		Map<String, Object> test = ordered("name", name(), "interval", step, "input_series", this.series,
				"promql_expr_test", this.checks.stream().map(Check::yaml).toList());
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setWidth(1000);
		return new Yaml(options).dump(ordered("rule_files", List.of(rules.toString()), "evaluation_interval", step,
				"group_eval_order", order, "tests", List.of(test)));
	}

	private static Map<String, Object> ordered(Object... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put((String) pairs[i], pairs[i + 1]);
		}
		return map;
	}

}
