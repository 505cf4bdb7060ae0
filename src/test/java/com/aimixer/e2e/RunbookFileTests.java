package com.aimixer.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every runbook has the same form, so that who is woken finds the same thing in the same
 * place.
 */
class RunbookFileTests {

	private static final String THINGS = "## First three things to look at";

	private static final List<String> SECTIONS = List.of("## What it means", "## How a user notices", THINGS,
			"## Likely causes", "## How to mend", "## How to know that it is over", "## When to escalate");

	private static final String SEVERITY = "(critical|warning|info|none)";

	private static final Map<String, String> FORWARDS = Map.of("localhost:9090/api",
			"kubectl port-forward -n ai-mixer-monitoring svc/prometheus 9090:9090", "http://localhost:9093/",
			"kubectl port-forward -n ai-mixer-monitoring svc/alertmanager 9093:9093", "localhost:8080",
			"kubectl port-forward -n ai-mixer-monitoring svc/ai-mixer-monitor 8080:8080");

	static Stream<RunbookFile> runbooks() throws IOException {
		return RunbookFile.all();
	}

	@Test
	void thereAreRunbooks() throws IOException {
		assertThat(RunbookFile.all()).hasSizeGreaterThan(30);
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itBeginsWithItsNameAndTheAlertInALine(RunbookFile runbook) {
		assertThat(runbook.name()).matches("[A-Za-z]+");
		assertThat(runbook.lines().getFirst()).isEqualTo("# " + runbook.name());
		assertThat(runbook.lines().get(1)).isEmpty();
		assertThat(runbook.lines().get(2)).matches("Severity: " + SEVERITY + "(, " + SEVERITY + ")?( or " + SEVERITY
				+ ")?\\. Fires when: .+\\. For: \\d+[smh]?( or \\d+[smh]?)?\\.");
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itHasTheSectionsInTheirOrderAndNoneEmpty(RunbookFile runbook) {
		assertThat(runbook.headings().stream().skip(1)).isEqualTo(SECTIONS);
		for (String section : SECTIONS) {
			assertThat(runbook.section(section)).as(section).anyMatch((line) -> !line.isBlank());
		}
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itNamesThreeThingsToLookAtEachWithItsCommand(RunbookFile runbook) {
		List<String> section = runbook.section(THINGS);
		List<String> numbers = section.stream()
			.filter((line) -> line.matches("\\d+\\. .*"))
			.map((line) -> line.replaceFirst("\\..*", ""))
			.toList();
		assertThat(numbers).containsExactly("1", "2", "3");
		for (String number : numbers) {
			assertThat(RunbookFile.commands(thing(section, number))).as("commands of " + number).isNotEmpty();
		}
	}

	private static List<String> thing(List<String> section, String number) {
		return section.stream()
			.dropWhile((line) -> !line.startsWith(number + ". "))
			.takeWhile((line) -> line.startsWith(number + ". ") || !line.matches("\\d+\\. .*"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itSaysHowToSeeThatItIsOverAndHowLongThatTakes(RunbookFile runbook) {
		List<String> section = runbook.section("## How to know that it is over");
		assertThat(String.join("\n", section)).containsPattern("curl|step 1")
			.containsPattern("\\b(s|second|seconds|minute|minutes|hours)\\b");
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itsCommandsAreThereAndEnd(RunbookFile runbook) {
		long fences = runbook.lines().stream().filter((line) -> line.strip().startsWith("```")).count();
		assertThat(fences % 2).as("open blocks").isZero();
		for (List<String> block : RunbookFile.commands(runbook.lines())) {
			assertThat(block).isNotEmpty().noneMatch(String::isBlank);
		}
		assertThat(runbook.expressions()).as("expressions and commands that ask for one")
			.hasSameSizeAs(runbook.lines().stream().filter((line) -> line.contains("/api/v1/query ")).toList());
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itSaysHowToReachWhatItAsks(RunbookFile runbook) {
		FORWARDS.forEach((address, forward) -> {
			boolean asked = runbook.lines()
				.stream()
				.anyMatch((line) -> line.contains("curl") && line.contains(address));
			assertThat(!asked || runbook.text().contains(forward)).as(forward).isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void itSendsNobodyToARunbookThatDoesNotExist(RunbookFile runbook) throws IOException {
		Set<String> names = RunbookFile.all().map(RunbookFile::name).collect(Collectors.toSet());
		assertThat(names).containsAll(runbook.others());
	}

}
