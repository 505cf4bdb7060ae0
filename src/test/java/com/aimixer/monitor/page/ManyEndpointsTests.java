package com.aimixer.monitor.page;

import java.time.Duration;

import com.aimixer.monitor.stream.Subscription;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of 70 endpoints, of which the first one has room for 60.
 */
class ManyEndpointsTests {

	private final PageStory story = new PageStory(70);

	@Test
	void theWorstAreShownFirstAndTheRestIsCounted() {
		this.story.down(65);
		assertThat(this.story.home()).containsEntry("hidden", 10)
			.extractingByKey("cards")
			.asInstanceOf(InstanceOfAssertFactories.list(Card.class))
			.hasSize(60)
			.extracting(Card::name)
			.startsWith("e65", "e0", "e1")
			.endsWith("e58");
	}

	@Test
	void aCardThatLeavesThePageIsNotLeftThereAsItWas() {
		this.story.down(65);
		try (Subscription page = this.story.openHome()) {
			assertThat(this.story.beat(page)).containsOnlyKeys("ping");
			this.story.up(65);
			assertThat(this.story.beat(page)).containsKeys("cards", "verdict", "ping")
				.extractingByKey("cards")
				.asString()
				.contains("sse-swap=\"endpoint-e0\"", "sse-swap=\"endpoint-e59\"")
				.doesNotContain("endpoint-e65");
			this.story.up(3);
			this.story.up(66);
			assertThat(this.story.beat(page)).containsOnlyKeys("endpoint-e3", "ping");
		}
	}

	@Test
	void whatChangedWhileThePageWasOnItsWayIsSentFirst() {
		try (Subscription other = this.story.openHome(); Subscription page = this.story.openHome()) {
			this.story.time.advance(Duration.ofMillis(20));
			this.story.down(65);
			assertThat(this.story.beat(page).get("cards")).contains("endpoint-e65");
			assertThat(PageStory.news(other).get("cards")).contains("endpoint-e65");
			assertThat(this.story.beat(page)).containsOnlyKeys("ping");
		}
	}

	@Test
	void thePageOfAnEndpointWithoutACardIsKeptUpToDate() {
		try (Subscription page = this.story.openEndpoint("e66")) {
			assertThat(this.story.beat(page)).containsOnlyKeys("ping");
			this.story.up(66);
			assertThat(this.story.beat(page)).containsOnlyKeys("content", "ping");
			this.story.down(66);
			assertThat(this.story.beat(page).get("content")).contains("e66", "Unhealthy", "connection refused");
		}
	}

}
