package com.aimixer.monitor;

import java.time.Duration;

import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.page.PageEvents;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Prober;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.time.ManualTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first page in a real browser when there are more endpoints than it shows.
 */
class ManyEndpointsBrowserIT {

	private static final Duration SOON = Duration.ofSeconds(20);

	/** A card that has just come is not yet known to htmx. */
	private static final String LISTENS = """
			return 'htmx-internal-data' in document.querySelector('[sse-swap=endpoint-us-west]');
			""";

	@RegisterExtension
	static StoryServer server = new StoryServer("--story.more=70");

	@Test
	void anEndpointThatBreaksMovesIntoThePageAndStaysLive() {
		try (LiveBeats _ = new LiveBeats(server); Chromium browser = new Chromium()) {
			browser.open(server.url("/"));
			assertThat(browser.run("return document.querySelectorAll('.cards article').length")).isEqualTo("60");
			assertThat(browser.text("main")).contains("60 of 73");
			assertThat(browser.run("return document.querySelector('[sse-swap=endpoint-us-west]')")).isEqualTo("null");
			browser.await(SOON, (page) -> server.bean(PageEvents.class).subscribers() > 0);
			turn("us-west", () -> Outcomes.failure(time().now(), Reason.REFUSED));
			browser.await(SOON, (page) -> page.text(".cards").contains("us-west"));
			browser.await(SOON, (page) -> page.run(LISTENS).equals("true"));
			time().advance(Duration.ofSeconds(1));
			turn("us-west", () -> Outcomes.failure(time().now(), Reason.REFUSED));
			browser.await(SOON, (page) -> page.text("[sse-swap=endpoint-us-west]").contains("1 min 31 s observed"));
			assertThat(browser.violations()).isEmpty();
			browser.picture("many");
			turn("us-west", () -> Outcomes.success(time().now(), 40));
			browser.await(SOON, (page) -> !page.text(".cards").contains("us-west"));
			assertThat(browser.errors()).isEmpty();
		}
	}

	private static void turn(String name, Prober prober) {
		WebStory.turn(time(), server.bean(StatusBoard.class), name, prober);
	}

	private static ManualTimeSource time() {
		return server.bean(ManualTimeSource.class);
	}

}
