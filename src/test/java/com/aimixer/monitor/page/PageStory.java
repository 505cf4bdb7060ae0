package com.aimixer.monitor.page;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.aimixer.monitor.alert.AlertHistory;
import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.health.Verdict.Down;
import com.aimixer.monitor.health.Verdict.Up;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.InventedPast;
import com.aimixer.monitor.probe.Failed;
import com.aimixer.monitor.probe.Outcomes;
import com.aimixer.monitor.probe.Reason;
import com.aimixer.monitor.probe.Succeeded;
import com.aimixer.monitor.stream.Subscription;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.view.AlertViews;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.ui.ExtendedModelMap;

/**
 * Pages of a board whose endpoints e0, e1 and so on are all up, in manual time.
 */
final class PageStory {

	static final Topic HOME = new Topic.Home();

	final ManualTimeSource time = new ManualTimeSource();

	final AlertHistory alertHistory = new AlertHistory(AlertLog.NONE, Duration.ofDays(30));

	final PageEvents events;

	private final StatusBoard board;

	private final Changes changes = new Changes();

	private final Overview overview;

	private final EndpointContent endpoints;

	private final AlertBook alerts;

	private final InventedPast past = new InventedPast().since(ManualTimeSource.START);

	private volatile Consumer<String> beforeRendering = (_) -> {
	};

	PageStory(int endpoints) {
		List<Endpoint> all = IntStream.range(0, endpoints).mapToObj(PageStory::endpoint).toList();
		this.board = new StatusBoard(this.time, all, HistoryLimits.of(Duration.ofSeconds(30), 1000, endpoints));
		this.board.listen(this.changes);
		this.alertHistory.listen(this.changes);
		Views views = new Views(this.time);
		HistoryViews historyViews = new HistoryViews(views);
		Remembered history = new Remembered(this.time, this.board, new History(this.time, this.board, this.past));
		Cards cards = new Cards(this.board, views, history, historyViews);
		this.alerts = new AlertBook(this.alertHistory, new AlertViews(this.time));
		this.overview = new Overview(this.board, views, cards, history, historyViews, this.alerts);
		this.endpoints = new EndpointContent(this.board, views, cards);
		this.events = new PageEvents(this.time, this.overview, this.changes,
				new Fragments(templates(), this.overview, this.endpoints, this.alerts));
		IntStream.range(0, endpoints).forEach(this::up);
		this.time.advance(Duration.ofSeconds(1));
	}

	private static Endpoint endpoint(int index) {
		return Endpoint.of("e" + index, URI.create("http://127.0.0.1:1/" + index));
	}

	void up(int index) {
		succeeds(index, 20);
	}

	void slow(int index) {
		succeeds(index, 900);
	}

	private void succeeds(int index, long millis) {
		Succeeded success = Outcomes.success(this.time.now(), millis);
		this.board.record(endpoint(index), 0, success, Duration.ZERO);
		this.board.settle(endpoint(index), List.of(new Up(success)));
		this.time.advance(success.duration());
	}

	void down(int index) {
		Failed failure = Outcomes.failure(this.time.now(), Reason.REFUSED);
		this.board.record(endpoint(index), 0, failure, Duration.ZERO);
		this.board.settle(endpoint(index), List.of(new Down(failure, failure)));
		this.time.advance(failure.duration());
	}

	/** A disk that fails, or works again. */
	void historyFails(boolean fails) {
		this.past.unreadable(fails);
	}

	/** Happens before each part is rendered; may fail or wait. */
	void beforeRendering(Consumer<String> action) {
		this.beforeRendering = action;
	}

	/** What the first page shows. */
	Map<String, Object> home() {
		ExtendedModelMap model = new ExtendedModelMap();
		new HomePage(this.time, this.overview, this.changes).home(model);
		return model;
	}

	/** Somebody opens the first page. */
	Subscription openHome() {
		return this.events.subscribe(HOME, String.valueOf(home().get("since")));
	}

	Subscription openEndpoint(String name) {
		ExtendedModelMap model = new ExtendedModelMap();
		new EndpointPage(this.time, this.changes, this.endpoints).endpoint(name, model);
		return this.events.subscribe(new Topic.OneEndpoint(name), String.valueOf(model.get("since")));
	}

	Subscription openAlerts() {
		ExtendedModelMap model = new ExtendedModelMap();
		new AlertsPage(this.time, this.changes, this.alerts).alerts(model);
		return this.events.subscribe(new Topic.Alerts(), String.valueOf(model.get("since")));
	}

	/** What a page hears with one beat, by the name of the event. */
	Map<String, String> beat(Subscription page) {
		this.events.beat();
		return news(page);
	}

	/** What one beat has sent. */
	static Map<String, String> news(Subscription page) {
		try {
			Map<String, String> news = new LinkedHashMap<>();
			String frames = new String(Objects.requireNonNull(page.next()), StandardCharsets.UTF_8);
			Arrays.stream(frames.split("\n\n"))
				.map((frame) -> frame.substring(frame.indexOf("event: ") + "event: ".length()))
				.forEach((frame) -> news.put(frame.lines().findFirst().orElseThrow(), frame));
			return news;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private ITemplateEngine templates() {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		SpringTemplateEngine templates = new SpringTemplateEngine();
		templates.setTemplateResolver(resolver);
		return (ITemplateEngine) Proxy.newProxyInstance(ITemplateEngine.class.getClassLoader(),
				new Class<?>[] { ITemplateEngine.class }, (_, method, arguments) -> {
					if (arguments.length > 1 && arguments[1] instanceof Set<?> parts) {
						this.beforeRendering.accept(String.valueOf(parts.iterator().next()));
					}
					try {
						return method.invoke(templates, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
