package com.aimixer.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that stay open in a real browser, whatever happens to the monitor, to what it
 * watches, or on the way.
 */
class OpenPagesBrowserIT {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String EDGE = "[sse-swap=endpoint-edge-0]";

	@Test
	void asManyWindowsAsTheBrowserHasConnectionsFollowAnEndpoint() {
		try (StoryServer server = new StoryServer();
				LiveBeats _ = new LiveBeats(server);
				Chromium browser = new Chromium()) {
			browser.open(server.url("/endpoints/us-west"));
			List<String> windows = new ArrayList<>(List.of(browser.window()));
			while (windows.size() < 6) {
				windows.add(browser.openWindow(server.url("/endpoints/us-west")));
			}
			browser.await(SOON, (_) -> server.bean(PageEvents.class).subscribers() == 6);
			ManualTimeSource time = server.bean(ManualTimeSource.class);
			WebStory.turn(time, server.bean(StatusBoard.class), "us-west",
					() -> Outcomes.failure(time.now(), Reason.REFUSED));
			for (String window : windows) {
				browser.lookAt(window);
				browser.await(SOON, (page) -> page.text("main").contains("us-west")
						&& page.text("main .status").contains("Unhealthy"));
				assertThat(browser.shows(".stale")).isFalse();
			}
		}
	}

	@Test
	void aMonitorWithOtherEndpointsBehindTheSameAddressIsFollowed() {
		try (StoryServer two = new StoryServer("--story.more=2");
				StoryServer none = new StoryServer();
				LiveBeats _ = new LiveBeats(two);
				LiveBeats _ = new LiveBeats(none);
				Relay relay = new Relay(port(two));
				Chromium browser = new Chromium()) {
			browser.open(relay.url("/"));
			String home = browser.window();
			browser.openWindow(relay.url("/endpoints/edge-0"));
			browser.await(SOON, (_) -> two.bean(PageEvents.class).subscribers() == 2);
			assertThat(browser.text("main")).contains("not probed yet");
			relay.kill();
			relay.reviveBefore(port(none));
			browser.await(SOON, (page) -> page.text("main").contains("edge-0 is no longer monitored"));
			browser.await(SOON, (page) -> page.title().startsWith("edge-0 is no longer monitored"));
			String endpoint = browser.window();
			browser.lookAt(home);
			browser.await(SOON, (page) -> page.run("return document.querySelector('" + EDGE + "')").equals("null"));
			assertThat(browser.text(".cards")).contains("us-west");
			// and back, where nothing has changed since the pages were rendered
			relay.kill();
			relay.reviveBefore(port(two));
			browser.await(SOON, (page) -> page.text(EDGE).contains("not probed yet") && !page.shows(".stale"));
			browser.lookAt(endpoint);
			browser.await(SOON, (page) -> page.text("main").contains("not probed yet"));
		}
	}

	@Test
	void aPageThatIsToldLateSaysSoAlthoughItIsToldAllTheTime() {
		try (StoryServer server = new StoryServer();
				LiveBeats _ = new LiveBeats(server);
				Relay relay = new Relay(port(server));
				Chromium browser = new Chromium()) {
			browser.open(relay.url("/"));
			String loaded = browser.text(".asof");
			browser.await(SOON, (page) -> !page.text(".asof").equals(loaded));
			assertThat(browser.shows(".stale")).isFalse();
			relay.delay(Duration.ofSeconds(8));
			browser.await(SOON, (page) -> page.shows(".stale"));
			for (int i = 0; i < 2; i++) {
				String before = browser.text(".asof");
				browser.await(SOON, (page) -> !page.text(".asof").equals(before));
				assertThat(browser.shows(".stale")).isTrue();
			}
			browser.await(SOON, (page) -> page.title().startsWith("Not up to date"));
			relay.delay(Duration.ZERO);
			browser.await(SOON, (page) -> !page.shows(".stale") && page.title().startsWith("eu-west is unhealthy"));
		}
	}

	private static int port(StoryServer server) {
		return URI.create(server.url("/")).getPort();
	}

}
