package com.aimixer.monitor;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages over real HTTP, with the sixty days of {@link PastStory} before.
 */
class PagePastWebTests {

	private static final Pattern STATE = Pattern.compile("<path[^>]*class=\"(\\w+)\"");

	private static final Pattern FOCUSED = Pattern.compile("<(?:a|div)[^>]*(?:href|tabindex)=[^>]*>");

	private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");

	@RegisterExtension
	private static final StoryServer server = new StoryServer("--story.past=true");

	@ParameterizedTest
	@CsvSource({ "/, 96, quarters, 3", "/endpoints/us-west, 96, quarters, 2", "/, 90, days, 5",
			"/endpoints/us-west, 90, days, 5" })
	void everyStateOfABarIsInItsLegend(String path, int width, String legend, int least) {
		String page = page(path);
		Set<String> shown = Pattern.compile("viewBox=\"0 -1 " + width + " 2\".*?</svg>", Pattern.DOTALL)
			.matcher(page)
			.results()
			.flatMap((bar) -> states(bar.group()).stream())
			.collect(Collectors.toSet());
		assertThat(shown).hasSizeGreaterThanOrEqualTo(least);
		assertThat(states(page.split("class=\"legend " + legend, 2)[1].split("</p>", 2)[0])).containsAll(shown);
	}

	@Test
	void aDaySaysHowMuchOfItWasSeen() {
		assertThat(page("/endpoints/us-west")).contains("2025-12-30 (UTC): 100 %, 8 % of the day seen",
				"2026-01-08 (UTC): 97.9 %<", "2026-01-28 (UTC): 75.0 %<",
				"61 days known (2 for less than half), 2 with downtime");
	}

	@Test
	void theBudgetIsThatOfThirtyDaysOfWhichSomeAreNotKnown() {
		assertThat(page("/endpoints/us-west")).contains("Error budget, 30 days", ">43.2 min left<",
				">of 43.2 min, by probes; 28 d known<");
		assertThat(page("/endpoints/eu-west")).contains(">none left<", "min over; 28 d known<");
		assertThat(page("/endpoints/edge")).contains(">of 43.2 min, by probes<").doesNotContain("left<");
	}

	@Test
	void incidentsAreThoseSinceAnythingWasWatched() {
		assertThat(page("/")).contains("Incidents of the last <span>90 days</span>", "was down for 6 h",
				"Watched since <time datetime=\"2025-12-30T22:00:00Z\">");
		assertThat(server.json("/api/v1/incidents").get("since").asString()).isEqualTo("2025-12-30T22:00:00Z");
	}

	/** What replaces a part of a page finds the focus again by the id alone. */
	@ParameterizedTest
	@ValueSource(strings = { "/", "/endpoints/eu-west", "/alerts" })
	void whatMayHaveTheFocusHasAnIdOfItsOwn(String path) {
		String main = page(path).split("<main", 2)[1].split("</main>", 2)[0];
		List<String> focused = FOCUSED.matcher(main).results().map(MatchResult::group).toList();
		assertThat(focused).hasSizeGreaterThan(3).allMatch((tag) -> ID.matcher(tag).find(), "has an id");
		assertThat(ID.matcher(main).results().map((id) -> id.group(1)).toList()).doesNotHaveDuplicates();
	}

	private static List<String> states(String html) {
		return STATE.matcher(html).results().map((match) -> match.group(1)).toList();
	}

	private static String page(String path) {
		HttpResponse<String> response = server.get(path, "text/html");
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		return response.body();
	}

}
