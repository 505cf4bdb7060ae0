package com.aimixer.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.aimixer.e2e.Workplace;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules and their written tests before the real promtool.
 */
@Order(1)
class RuleTestsIT {

	private static final Path TESTS = Path.of("prometheus", "tests").toAbsolutePath();

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void promtoolHasNothingToSayAboutTheRules() throws IOException, InterruptedException {
		List<Path> rules = RuleFile.all().stream().map(RuleFile::path).toList();
		assertThat(new Promtool(this.work).complaints(rules)).isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> writtenTestsPass() throws IOException, InterruptedException {
		Map<Path, String> failures = new Promtool(this.work).failures(RuleFile.files(TESTS, "*.yml"));
		return failures.entrySet()
			.stream()
			.map((file) -> DynamicTest.dynamicTest(file.getKey().getFileName().toString(),
					() -> assertThat(file.getValue()).isEmpty()));
	}

}
