package com.aimixer.dashboards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.aimixer.e2e.Workplace;
import com.aimixer.rules.Promtool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What expressions of the committed dashboards find where replicas disagree, or where
 * something is missing.
 */
class DashboardExpressionsIT {

	private static final Path CASES = Path.of("src", "test", "resources", "dashboards", "expressions.yml");

	private static final Pattern EXPRESSION = Pattern.compile("<([a-z-]+) \\| ([^|]+) \\| ([A-Z]) \\| (\\S+)>");

	@RegisterExtension
	private final Workplace work = new Workplace();

	@Test
	void expressionsFindWhatTheyShould() throws Exception {
		String cases = EXPRESSION.matcher(Files.readString(CASES))
			.replaceAll((place) -> Matcher.quoteReplacement(quoted(expression(place))));
		Path file = this.work.write("expressions.yml", cases);
		assertThat(new Promtool(this.work).failures(List.of(file))).containsExactly(entry(file, ""));
	}

	private static String expression(MatchResult place) {
		return DashboardFile.read(Path.of("grafana", "dashboards", place.group(1) + ".json"))
			.dashboard()
			.shown()
			.stream()
			.filter((panel) -> panel.title().equals(place.group(2)))
			.flatMap((panel) -> panel.targets().stream())
			.filter((target) -> place.group(3).equals(target.refId()))
			.map((target) -> target.expr().replace("$region", place.group(4)).replace("$__rate_interval", "1m"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("there is no " + place.group()));
	}

	private static String quoted(String expression) {
		return "'" + expression.replace("'", "''").replaceAll("\\s+", " ") + "'";
	}

}
