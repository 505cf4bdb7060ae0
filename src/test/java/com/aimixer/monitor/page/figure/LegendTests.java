package com.aimixer.monitor.page.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the bars may show is what their legends explain, and each of it is drawn in
 * another way.
 */
class LegendTests {

	private static final Pattern ENTRY = Pattern.compile("shade\\('(\\w+)'\\)");

	@Test
	void theLegendOfADayExplainsEveryQuarterHourInItsOrder() {
		assertThat(legend("quarters")).isEqualTo(words(DayBar.Quarter.values()));
	}

	@Test
	void theLegendOfNinetyDaysExplainsEveryDayInItsOrder() {
		assertThat(legend("days")).isEqualTo(words(NinetyDays.Shade.values()));
	}

	/** Who sees no colours sees heights and widths. */
	@Test
	void noTwoOfABarAreDrawnWithTheSameStroke() {
		for (Enum<?>[] bar : List.<Enum<?>[]>of(DayBar.Quarter.values(), NinetyDays.Shade.values())) {
			assertThat(words(bar)).map(LegendTests::stroke).doesNotHaveDuplicates();
		}
	}

	/** Height and pattern of a state. */
	private static String stroke(String state) {
		String style = resource("static/page/page.css");
		String rule = Pattern.compile("\\.bar \\." + state + " \\{ stroke: var\\(--\\w+\\); ([^}]+)}")
			.matcher(style)
			.results()
			.map((match) -> match.group(1))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no rule for " + state));
		assertThat(rule).contains("stroke-width");
		return rule;
	}

	private static List<String> legend(String name) {
		String legend = resource("templates/fragments.html").split("class=\"legend " + name + "\"", 2)[1].split("</p>",
				2)[0];
		return ENTRY.matcher(legend).results().map((match) -> match.group(1)).toList();
	}

	private static List<String> words(Enum<?>[] states) {
		return Arrays.stream(states).map((state) -> state.name().toLowerCase(Locale.ROOT)).toList();
	}

	private static String resource(String path) {
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(path + " is not there", ex);
		}
	}

}
