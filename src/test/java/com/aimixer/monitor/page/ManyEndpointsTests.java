package com.aimixer.monitor.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Verdict.Down;
import com.aimixer.monitor.health.Verdict.Up;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.PastIntervals;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.stream.Subscription;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.view.AlertViews;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.ui.ExtendedModelMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first page of 70 endpoints, of which it has room for 60.
 */
class ManyEndpointsTests {

	private final ManualTimeSource time = new ManualTimeSource();

	private final List<Endpoint> endpoints = IntStream.range(0, 70)
		.mapToObj((i) -> Endpoint.of("e" + i, URI.create("http://127.0.0.1:1/" + i)))
		.toList();

	private final StatusBoard board = new StatusBoard(this.time, this.endpoints,
			HistoryLimits.of(Duration.ofSeconds(30), 1000, 70));

	private final Overview overview = overview();

	private final PageEvents events = new PageEvents(this.time, this.overview, new Fragments(templates()));

	@BeforeEach
	void everythingIsUp() {
		this.board.listen(this.events);
		this.endpoints.forEach(this::up);
		this.time.advance(Duration.ofSeconds(1));
	}

	@Test
	void theWorstAreShownFirstAndTheRestIsCounted() {
		down(65);
		ExtendedModelMap model = new ExtendedModelMap();
		new HomePage(this.time, this.overview).home(model);
		assertThat(model.getAttribute("hidden")).isEqualTo(10);
		assertThat(model.getAttribute("cards")).asInstanceOf(InstanceOfAssertFactories.list(Card.class))
			.hasSize(60)
			.extracting(Card::name)
			.startsWith("e65", "e0", "e1")
			.endsWith("e58");
	}

	@Test
	void aCardThatLeavesThePageIsNotLeftThereAsItWas() throws InterruptedException {
		down(65);
		this.events.beat();
		try (Subscription page = this.events.subscribe(this.time.now().plusSeconds(1))) {
			assertThat(names(page)).containsExactly("verdict", "incidents", "alerts", "ping");
			this.events.beat();
			assertThat(names(page)).contains("cards");
			up(this.endpoints.get(65));
			this.events.beat();
			String cards = event(page, "cards");
			assertThat(cards).contains("sse-swap=\"endpoint-e0\"", "sse-swap=\"endpoint-e59\"")
				.doesNotContain("endpoint-e65");
			assertThat(names(page)).contains("ping");
			up(this.endpoints.get(3));
			up(this.endpoints.get(66));
			this.events.beat();
			assertThat(names(page)).contains("endpoint-e3").doesNotContain("cards", "endpoint-e66");
		}
	}

	@Test
	void whatChangedWhileThePageWasOnItsWayIsSentFirst() throws InterruptedException {
		Instant rendered = this.time.now();
		this.time.advance(Duration.ofMillis(20));
		down(65);
		this.events.beat();
		try (Subscription page = this.events.subscribe(rendered)) {
			this.events.beat();
			assertThat(event(page, "cards")).contains("endpoint-e65");
		}
	}

	private void up(Endpoint endpoint) {
		this.board.record(endpoint, 0, Outcomes.success(this.time.now(), 20), Duration.ZERO);
		this.board.settle(endpoint, List.of(new Up(Outcomes.success(this.time.now(), 20))));
	}

	private void down(int index) {
		Failed failure = Outcomes.failure(this.time.now(), Reason.REFUSED);
		this.board.settle(this.endpoints.get(index), List.of(new Down(failure, failure)));
	}

	/** Names of the events up to the sign of life. */
	private static List<String> names(Subscription page) throws InterruptedException {
		List<String> names = new ArrayList<>();
		while (names.isEmpty() || !names.getLast().equals("ping")) {
			names.add(frame(page).lines().findFirst().orElseThrow().substring("event: ".length()));
		}
		return names;
	}

	private static String event(Subscription page, String name) throws InterruptedException {
		String frame = frame(page);
		while (!frame.startsWith("event: " + name + "\n")) {
			frame = frame(page);
		}
		return frame;
	}

	private static String frame(Subscription page) throws InterruptedException {
		return new String(Objects.requireNonNull(page.next()), StandardCharsets.UTF_8);
	}

	private Overview overview() {
		Views views = new Views(this.time);
		History history = new History(this.time, this.board, PastIntervals.NONE);
		HistoryViews historyViews = new HistoryViews(views);
		AlertBook alerts = new AlertBook(new AlertHistory(AlertLog.NONE, Duration.ofDays(30)),
				new AlertViews(this.time));
		return new Overview(this.board, views, new Cards(this.board, views, history, historyViews), history,
				historyViews, alerts);
	}

	private static SpringTemplateEngine templates() {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		SpringTemplateEngine templates = new SpringTemplateEngine();
		templates.setTemplateResolver(resolver);
		return templates;
	}

}
