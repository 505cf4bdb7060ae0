package com.aimixer.monitor;

import java.net.URI;
import java.time.Duration;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages in a real browser, on the board of {@link WebStory} with a durable past.
 */
class PageBrowserIT {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static StoryServer server;

	private static Chromium browser;

	private static LiveBeats beats;

	@BeforeAll
	static void start() {
		server = new StoryServer("--story.past=true");
		browser = new Chromium();
		beats = new LiveBeats(server);
	}

	@AfterAll
	static void stop() {
		beats.close();
		browser.close();
		server.close();
	}

	@BeforeEach
	void prepare() {
		beats.resetClock();
		browser.size(1200, 1000);
		browser.colours("light");
		browser.errors();
	}

	@AfterEach
	void nothingWasRefused() {
		beats.pause(false);
		browser.scripts(true);
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void aChangeShowsWithoutAReload() {
		browser.open(server.url("/"));
		browser.run("window.kept = true");
		turn("us-west", () -> Outcomes.failure(time().now(), Reason.REFUSED));
		browser.await(SOON, (page) -> page.text("[sse-swap=endpoint-us-west]").contains("Unhealthy"));
		browser.await(SOON, (page) -> page.title().startsWith("us-west, eu-west are unhealthy"));
		turn("us-west", () -> Outcomes.success(time().now(), 40));
		browser.await(SOON, (page) -> page.title().startsWith("eu-west is unhealthy"));
		assertThat(browser.run("return window.kept")).isEqualTo("true");
	}

	@Test
	void thePageOfAnEndpointFollowsItsProbes() {
		browser.open(server.url("/endpoints/edge"));
		browser.run("window.kept = true");
		assertThat(browser.text("main")).contains("not probed yet");
		turn("edge", () -> Outcomes.success(time().now(), 40));
		browser.await(SOON, (page) -> page.text("main").contains("40.0 ms"));
		assertThat(browser.run("return window.kept")).isEqualTo("true");
	}

	@Test
	void aPageThatHearsNothingSaysSoWithinFiveSeconds() {
		browser.open(server.url("/"));
		browser.await(SOON, (page) -> server.bean(PageEvents.class).subscribers() > 0);
		assertThat(browser.shows(".stale")).isFalse();
		beats.pause(true);
		browser.await(Duration.ofSeconds(5), (page) -> page.shows(".stale"));
		assertThat(browser.text(".stale")).startsWith("Not up to date.");
		browser.await(SOON, (page) -> page.title().startsWith("Not up to date"));
		browser.picture("stale");
		beats.pause(false);
		browser.await(SOON, (page) -> !page.shows(".stale") && page.title().startsWith("eu-west is unhealthy"));
	}

	@Test
	void aPageWhoseServerIsKilledSaysSoWithinFiveSecondsAndRecoversByItself() {
		try (Relay relay = new Relay(URI.create(server.url("/")).getPort())) {
			browser.open(relay.url("/"));
			browser.await(SOON, (page) -> server.bean(PageEvents.class).subscribers() > 0);
			browser.run("window.kept = true");
			relay.kill();
			browser.await(Duration.ofSeconds(5), (page) -> page.shows(".stale"));
			turn("us-west", () -> Outcomes.failure(time().now(), Reason.REFUSED));
			browser.await(SOON, (page) -> page.title().startsWith("Not up to date"));
			relay.revive();
			browser.await(SOON,
					(page) -> !page.shows(".stale") && page.text("[sse-swap=endpoint-us-west]").contains("Unhealthy"));
			assertThat(browser.run("return window.kept")).isEqualTo("true");
			turn("us-west", () -> Outcomes.success(time().now(), 40));
			browser.open(server.url("/"));
		}
		// that it was not there is what the console says
		assertThat(browser.errors()).isNotEmpty()
			.allMatch((error) -> error.contains("/events?page=home") || error.contains("htmx.min.js"));
	}

	@Test
	void withoutScriptsThePageIsCompleteAndReloadsItself() {
		browser.scripts(false);
		browser.open(server.url("/"));
		assertThat(browser.text("body")).contains("eu-west is unhealthy", "down: connection refused", "Times are UTC.",
				"As of 2026-03-01 12:");
		String before = browser.text(".asof");
		time().advance(Duration.ofSeconds(1));
		browser.await(SOON, (page) -> !page.text(".asof").equals(before));
		assertThat(browser.shows(".stale")).isFalse();
	}

	@Test
	void timesAreThoseOfTheReaderWithUtcOnHover() {
		beats.pause(true);
		beats.resetClock();
		browser.zone("Asia/Tokyo");
		browser.open(server.url("/endpoints/eu-west"));
		browser.await(SOON, (page) -> page.text("#zone").contains("Asia/Tokyo"));
		assertThat(browser.text(".since time")).contains("9:01:00").contains("PM");
		assertThat(browser.attribute(".since time", "title")).isEqualTo("2026-03-01 12:01:00 UTC");
		browser.zone("UTC");
	}

	@Test
	void theFirstPageIsSmall() {
		browser.run("performance.clearResourceTimings()");
		browser.open(server.url("/"));
		String sizes = """
				const all = performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"));
				return all.reduce((sum, each) => sum + (each.transferSize || each.encodedBodySize), 0);
				""";
		assertThat(Integer.parseInt(String.valueOf(browser.run(sizes)))).isBetween(15_000, 60_000);
	}

	@ParameterizedTest
	@CsvSource({ "/", "/endpoints/eu-west", "/endpoints/edge", "/alerts", "/runbooks", "/runbooks/ServiceDown",
			"/runbooks/xyz" })
	void everyPageIsAccessibleOnADeskAndInTheDarkOnAPhone(String path) {
		browser.open(server.url(path));
		assertThat(browser.violations()).isEmpty();
		browser.picture(name(path) + "-light");
		browser.size(360, 740);
		browser.colours("dark");
		browser.open(server.url(path));
		assertThat(browser.violations()).isEmpty();
		assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo("360");
		browser.picture(name(path) + "-phone-dark");
		if (path.endsWith("xyz")) {
			// that it is not there is what the console says
			assertThat(browser.errors()).hasSize(2).allMatch((error) -> error.contains("404"));
		}
	}

	@Test
	void darkIsDark() {
		browser.open(server.url("/"));
		Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
		browser.colours("dark");
		assertThat(browser.run("return getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
	}

	private static String name(String path) {
		return path.equals("/") ? "home" : path.substring(1).replace('/', '-');
	}

	private static void turn(String name, Prober prober) {
		WebStory.turn(time(), server.bean(StatusBoard.class), name, prober);
	}

	private static ManualTimeSource time() {
		return server.bean(ManualTimeSource.class);
	}

}
