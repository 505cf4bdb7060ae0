package com.aimixer.monitor.page;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import com.aimixer.monitor.alert.AlertRecord;
import com.aimixer.monitor.alert.AlertSource;
import com.aimixer.monitor.stream.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageEventsTests {

	private final PageStory story = new PageStory(3);

	@Test
	void aPageHearsWhatItDoesNotKnowAndNothingTwice() {
		try (Subscription page = this.story.openHome()) {
			assertThat(this.story.beat(page)).containsOnlyKeys("ping");
			this.story.up(1);
			assertThat(this.story.beat(page)).containsOnlyKeys("endpoint-e1", "ping");
			this.story.down(2);
			assertThat(this.story.beat(page)).containsOnlyKeys("endpoint-e2", "verdict", "incidents", "ping");
			assertThat(this.story.beat(page)).containsOnlyKeys("ping");
		}
	}

	@Test
	void aPageHearsOfWhatItIsAbout() {
		try (Subscription home = this.story.openHome();
				Subscription endpoint = this.story.openEndpoint("e1");
				Subscription alerts = this.story.openAlerts()) {
			this.story.down(0);
			assertThat(this.story.beat(endpoint)).containsOnlyKeys("ping");
			assertThat(PageStory.news(alerts)).containsOnlyKeys("ping");
			assertThat(PageStory.news(home)).containsKey("endpoint-e0");
			this.story.alertHistory.save(AlertRecord.fired(AlertSource.MONITOR,
					Map.of("alertname", "ServiceDown", "severity", "critical", "target", "e0"), Map.of(),
					this.story.time.now()));
			assertThat(this.story.beat(alerts)).containsOnlyKeys("content", "ping")
				.extractingByKey("content")
				.asString()
				.contains("ServiceDown", "Alerts that have ended");
			assertThat(PageStory.news(home)).containsOnlyKeys("alerts", "ping");
			assertThat(PageStory.news(endpoint)).containsOnlyKeys("ping");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "again", "0123abcd-2", "1772366490000" })
	void aPageOfAnotherRunHearsEverything(String mark) {
		try (Subscription home = this.story.events.subscribe(PageStory.HOME, mark);
				Subscription endpoint = this.story.events.subscribe(new Topic.OneEndpoint("e1"), mark)) {
			assertThat(this.story.beat(home)).containsOnlyKeys("cards", "verdict", "incidents", "alerts", "ping");
			assertThat(PageStory.news(endpoint)).containsOnlyKeys("content", "ping");
			assertThat(this.story.beat(home)).containsOnlyKeys("ping");
		}
	}

	@Test
	void thePageOfAnEndpointThatIsNoLongerThereSaysSo() {
		try (Subscription page = this.story.events.subscribe(new Topic.OneEndpoint("old"), "0123abcd-2")) {
			assertThat(this.story.beat(page).get("content")).contains("old is no longer monitored");
		}
	}

	@Test
	void whatCouldNotBeRenderedIsSentLaterAndUntilThenThereIsNoSignOfLife() {
		try (Subscription home = this.story.openHome(); Subscription endpoint = this.story.openEndpoint("e1")) {
			this.story.beforeRendering((part) -> {
				if (part.equals("card")) {
					throw new IllegalStateException("no card today");
				}
			});
			this.story.down(1);
			for (int i = 0; i < 2 * PageEvents.BACKLOG; i++) {
				assertThatThrownBy(this.story.events::beat).hasMessageContaining("no card today");
				assertThat(PageStory.news(endpoint)).containsKey("ping");
			}
			this.story.beforeRendering((_) -> {
			});
			// the first that it hears
			assertThat(this.story.beat(home)).containsOnlyKeys("endpoint-e1", "verdict", "incidents", "ping");
		}
	}

	@Test
	void nothingThatIsOlderArrivesLater() throws InterruptedException {
		CountDownLatch rendering = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		try (Subscription first = this.story.openHome()) {
			this.story.up(1);
			this.story.beforeRendering((part) -> {
				if (part.equals("card")) {
					rendering.countDown();
					await(goOn);
				}
			});
			CompletableFuture<Void> beat = CompletableFuture.runAsync(this.story.events::beat);
			rendering.await();
			try (Subscription second = this.story.openHome()) {
				this.story.down(1);
				goOn.countDown();
				beat.join();
				assertThat(PageStory.news(first).get("endpoint-e1")).contains("Healthy");
				assertThat(this.story.beat(first).get("endpoint-e1")).contains("Unhealthy");
				assertThat(PageStory.news(second).get("endpoint-e1")).contains("Unhealthy");
			}
		}
	}

	@Test
	void aVerdictThatTurnsBackAtOnceIsToldToWhoeverSawTheOther() {
		this.story.down(1);
		try (Subscription page = this.story.openHome()) {
			this.story.up(1);
			assertThat(this.story.beat(page).get("verdict")).contains("All 3 endpoints are healthy");
			this.story.down(1);
			try (Subscription other = this.story.openHome()) {
				this.story.up(1);
				assertThat(this.story.beat(other).get("verdict")).contains("All 3 endpoints are healthy");
			}
		}
	}

	@Test
	void anIncidentBeginsAndEndsWhetherOrNotTheStatusChanges() {
		for (int i = 0; i < 3; i++) {
			this.story.slow(1);
		}
		try (Subscription page = this.story.openHome()) {
			this.story.time.advance(Duration.ofSeconds(10));
			this.story.down(1);
			assertThat(this.story.beat(page)).doesNotContainKey("verdict")
				.extractingByKey("incidents")
				.asString()
				.contains("is down");
			this.story.time.advance(Duration.ofSeconds(10));
			this.story.slow(1);
			assertThat(this.story.beat(page)).doesNotContainKey("verdict")
				.extractingByKey("incidents")
				.asString()
				.contains("was down for");
			this.story.time.advance(Duration.ofSeconds(10));
			this.story.slow(1);
			assertThat(this.story.beat(page)).containsOnlyKeys("endpoint-e1", "ping");
		}
	}

	@Test
	void aPageThatIsMoreThanThreeBeatsBehindIsCutOff() throws InterruptedException {
		try (Subscription slow = this.story.openHome(); Subscription quick = this.story.openHome()) {
			for (int i = 0; i < 3; i++) {
				assertThat(this.story.beat(quick)).containsOnlyKeys("ping");
			}
			assertThat(this.story.events.subscribers()).isEqualTo(2);
			assertThat(this.story.beat(quick)).containsOnlyKeys("ping");
			assertThat(this.story.events.subscribers()).isOne();
			assertThat(slow.next()).isNull();
		}
	}

	@Test
	void withoutItsHistoryAPageShowsTheStatusAndSaysWhatIsMissing() {
		try (Subscription page = this.story.openHome(); Subscription endpoint = this.story.openEndpoint("e1")) {
			this.story.historyFails(true);
			this.story.down(1);
			assertThat(this.story.beat(page)).containsKey("ping")
				.hasEntrySatisfying("endpoint-e1", (card) -> assertThat(card).contains("Unhealthy"))
				.hasEntrySatisfying("incidents",
						(incidents) -> assertThat(incidents).contains("is down", "history cannot be read"));
			assertThat(PageStory.news(endpoint).get("content")).contains("Unhealthy", "history cannot be read");
			this.story.historyFails(false);
			this.story.up(0);
			this.story.beat(page);
			assertThat(this.story.beat(page).get("incidents")).contains("90").doesNotContain("cannot be read");
			assertThat(this.story.home()).extractingByKey("incidents").extracting("historyReadable").isEqualTo(true);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
