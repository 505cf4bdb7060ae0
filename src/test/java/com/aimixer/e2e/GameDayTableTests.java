package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.aimixer.simulator.fault.FaultKind;
import com.aimixer.simulator.mixer.Region;
import com.aimixer.rules.file.RuleFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The game day leaves nothing out: each alert of the rules is caused, or it is said why
 * not.
 */
class GameDayTableTests {

	private static final Pattern ALERT = Pattern.compile("(\\w+)=(critical|warning|info|unheard)(@[a-z-]+)?");

	private static final List<List<String>> TABLE = lines()
		.map((line) -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
		.toList();

	@Test
	void everyAlertIsCausedOrItIsSaidWhyNot() {
		Set<String> named = new TreeSet<>(causedAlerts());
		named.addAll(notCaused());
		Set<String> alerts = rules().stream().map((rule) -> rule.split("=")[0]).collect(Collectors.toSet());
		assertThat(named).isEqualTo(new TreeSet<>(alerts));
		assertThat(causedAlerts()).doesNotContainAnyElementsOf(notCaused());
	}

	@Test
	void everyAlertIsExpectedWithASeverityThatARuleGivesIt() {
		Set<String> expected = expectations().filter((alert) -> !alert.contains("=unheard"))
			.map((alert) -> alert.replaceAll("@.*", ""))
			.collect(Collectors.toSet());
		assertThat(rules()).containsAll(expected);
	}

	@Test
	void everyRowHasItsColumnsAndANameOfItsOwn() {
		Set<String> names = new HashSet<>();
		assertThat(rows()).isNotEmpty().allSatisfy((row) -> {
			assertThat(row).hasSize(7);
			assertThat(names.add(row.getFirst())).as("%s is the only one", row.getFirst()).isTrue();
			assertThat(row.get(2)).matches("\\d+m");
			assertThat(row.get(4).split(" ")).allMatch((alert) -> ALERT.matcher(alert).matches());
		});
	}

	@Test
	void everyFaultIsOneThatTheSimulatorKnowsInTheRegionOfItsLane() {
		Pattern kind = Pattern.compile("\"kind\":\"([^\"]+)\"");
		Pattern place = Pattern.compile("\"(?:region|pod)\":\"([a-z-]+)");
		for (List<String> row : rows()) {
			assertThat(kind.matcher(row.get(3)).results().map((match) -> match.group(1)).toList())
				.allMatch((label) -> FaultKind.find(label).isPresent());
			if (Region.find(row.get(1)).isPresent()) {
				assertThat(place.matcher(row.get(3)).results().map((match) -> match.group(1))).containsOnly(row.get(1));
			}
		}
	}

	/** Alert and severity, such as {@code HighLatency=critical}. */
	private static Set<String> rules() {
		return RuleFile.allAlerts()
			.stream()
			.map((rule) -> rule.name() + "=" + rule.label("severity"))
			.collect(Collectors.toSet());
	}

	private static Set<String> causedAlerts() {
		return expectations().map((alert) -> alert.replaceAll("=.*", "")).collect(Collectors.toSet());
	}

	private static Stream<String> expectations() {
		return rows().stream().flatMap((row) -> Stream.of(row.get(4).split(" ")));
	}

	private static Set<String> notCaused() {
		return TABLE.stream()
			.filter((line) -> line.getFirst().equals("not"))
			.map((line) -> line.get(1))
			.collect(Collectors.toSet());
	}

	private static List<List<String>> rows() {
		return TABLE.stream().filter((line) -> !line.getFirst().equals("not")).toList();
	}

	private static Stream<String> lines() {
		try {
			return Files.readAllLines(Script.path("game_day.table"))
				.stream()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
