package com.aimixer.monitor;

import java.time.Duration;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times, focus and notices of the pages in a real browser, on the board of
 * {@link WebStory} with a durable past. Nothing beats here unless a test says so.
 */
class PageFiguresBrowserIT {

	private static final Duration SOON = Duration.ofSeconds(20);

	/** From now on the page believes that it is another instant. */
	private static final String PRETEND = """
			window.instant = '%s';
			window.Date = class extends (window.RealDate ??= Date) {
				constructor(...given) {
					super(...(given.length > 0 ? given : [window.instant]));
				}
			};
			""";

	@RegisterExtension
	static StoryServer server = new StoryServer("--story.past=true");

	private static Chromium browser;

	@BeforeAll
	static void start() {
		browser = new Chromium();
	}

	@AfterAll
	static void stop() {
		browser.close();
	}

	@BeforeEach
	void prepare() {
		browser.size(1200, 1000);
		browser.colours("light");
		browser.scripts(true);
		browser.zone("UTC");
	}

	@Test
	void aTimeHasItsDateWhenItsDayIsOver() {
		browser.open(server.url("/"));
		browser.run(PRETEND.formatted("2026-03-01T23:59:58Z"));
		browser.await(SOON, (page) -> isShown(page, "12:01:00 PM"));
		browser.run(PRETEND.formatted("2026-03-02T00:00:01Z"));
		browser.await(SOON, (page) -> isShown(page, "Mar 1, 2026, 12:01:00 PM"));
		assertThat(browser.attribute("#incidents ~ ul time", "title")).isEqualTo("2026-03-01 12:01:00 UTC");
	}

	@ParameterizedTest
	@CsvSource({ "/, card-us-west, us-west", "/endpoints/edge, region-probes, edge",
			"/endpoints/edge, json-days, edge" })
	void theFocusStaysWhereItWasWhenAProbeComes(String path, String id, String endpoint) {
		browser.open(server.url(path));
		browser.await(SOON, (page) -> server.bean(PageEvents.class).subscribers() > 0);
		browser.run("window.before = document.getElementById('" + id + "'); window.before.focus()");
		assertThat(browser.run("return document.activeElement.id")).isEqualTo(id);
		time().advance(Duration.ofSeconds(30));
		WebStory.turn(time(), server.bean(StatusBoard.class), endpoint, () -> Outcomes.success(time().now(), 40));
		server.bean(PageEvents.class).beat();
		browser.await(SOON, (page) -> page.run("return window.before.isConnected").equals("false"));
		browser.await(SOON, (page) -> page.run("return document.activeElement.id").equals(id));
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void theNoticeOfAPageThatIsOutOfDateIsAccessible(String colours) {
		browser.colours(colours);
		browser.open(server.url("/"));
		browser.await(SOON, (page) -> page.shows(".stale"));
		assertThat(browser.text(".stale")).contains("was heard of the monitor").doesNotContain("loads itself");
		assertThat(browser.violations()).isEmpty();
		browser.picture("stale-" + colours);
	}

	@Test
	void withoutScriptsTheNoticeSaysThatThePageWasNotLoadedAnew() {
		browser.scripts(false);
		browser.open(server.url("/"));
		assertThat(browser.attribute("noscript link", "href")).contains("noscript");
		assertThat(browser.run(display("heard"))).isEqualTo("none");
		assertThat(browser.run(display("loaded"))).isEqualTo("inline");
	}

	/** The latest incident, which began on the day of the story. */
	private static boolean isShown(Chromium page, String time) {
		// before PM stands a narrow space
		return page.text("#incidents ~ ul time").replace('\u202f', ' ').equals(time);
	}

	private static String display(String part) {
		return "return getComputedStyle(document.querySelector('.stale ." + part + "')).display";
	}

	private static ManualTimeSource time() {
		return server.bean(ManualTimeSource.class);
	}

}
