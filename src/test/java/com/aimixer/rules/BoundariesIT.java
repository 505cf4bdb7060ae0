package com.aimixer.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Workplace;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every limit of every alert, expanded from one table.
 */
class BoundariesIT {

	@RegisterExtension
	private final Workplace work = new Workplace();

	@TestFactory
	Stream<DynamicTest> everyLimitIsExact() throws IOException, InterruptedException {
		Map<Path, BoundaryCase> cases = new LinkedHashMap<>();
		for (Boundary row : Boundary.table()) {
			// rules that have nothing to do with it are half of the work
			Path rules = this.work.write(row.alert() + ".rules", RuleFile.needed(row.alert()));
			row.cases()
				.forEach((each) -> cases.put(this.work.write((cases.size() + 1) + ".yml", each.yaml(rules)), each));
		}
		Map<Path, String> failures = new Promtool(this.work).failures(List.copyOf(cases.keySet()));
		return cases.entrySet()
			.stream()
			.map((each) -> DynamicTest.dynamicTest(each.getValue().name(),
					() -> assertThat(failures.get(each.getKey())).as(each.getValue().name()).isEmpty()));
	}

}
